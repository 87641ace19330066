import type { Metadata } from "next"
import Link from "next/link"
import { EntryField } from "@/components/entry/entry-field"
import { EntryForm } from "@/components/entry/entry-form"
import { NewPasswordFields } from "@/components/entry/new-password-fields"
import { StandingPage } from "@/components/shell/standing-page"
import { LinkButton } from "@/components/ui/link-button"
import { seeLinkOf } from "@/lib/doors/entry"
import { askForReset, setNewPassword } from "../actions"

export const metadata: Metadata = { title: "Reset your password" }

type Props = { searchParams: Promise<{ link?: string | string[]; sent?: string | string[] }> }

export default async function ResetPasswordPage({ searchParams }: Props) {
  const { link, sent } = await searchParams
  if (typeof link === "string") return <SetPassword link={link} />
  if (sent !== undefined) return <Sent />
  return (
    <StandingPage title="Reset your password">
      <p>Enter your user name or e-mail address. If there is an account for it, a link goes to its address.</p>
      <EntryForm action={askForReset} submit="Send the link">
        <EntryField
          name="name"
          label="User name or e-mail"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      </EntryForm>
      <BackToSignIn />
    </StandingPage>
  )
}

const Sent = () => (
  <StandingPage title="Look into your mailbox">
    <p>
      If there is an account for what you entered, a mail with a link is on its way to its address. The link works once,
      within an hour.
    </p>
    <BackToSignIn />
  </StandingPage>
)

const BackToSignIn = () => (
  <p className="mt-2">
    <Link href="/sign-in" className="text-accent hover:underline">
      Back to sign in
    </Link>
  </p>
)

async function SetPassword({ link }: { link: string }) {
  const seen = await seeLinkOf(link, "reset")
  if (seen.why)
    return (
      <StandingPage
        title="This link does not work"
        action={
          <LinkButton href="/reset-password" look="primary">
            Ask for a new link
          </LinkButton>
        }
      >
        <p>{seen.why}</p>
      </StandingPage>
    )
  return (
    <StandingPage title="Set a new password">
      <p>
        For the account <span className="text-ink">{seen.handle}</span>. You are signed out everywhere else when it is
        set.
      </p>
      <EntryForm action={setNewPassword} submit="Set password and sign in" hidden={{ link }}>
        <NewPasswordFields handle={seen.handle} />
      </EntryForm>
    </StandingPage>
  )
}
