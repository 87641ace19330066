import type { Metadata } from "next"
import { EntryForm } from "@/components/entry/entry-form"
import { NewPasswordFields } from "@/components/entry/new-password-fields"
import { StandingPage } from "@/components/shell/standing-page"
import { LinkButton } from "@/components/ui/link-button"
import { seeLinkOf } from "@/lib/doors/entry"
import { activate } from "../actions"

export const metadata: Metadata = { title: "Activate your account" }

type Props = { searchParams: Promise<{ link?: string | string[] }> }

export default async function ActivatePage({ searchParams }: Props) {
  const { link } = await searchParams
  const secret = typeof link === "string" ? link : ""
  const seen = await seeLinkOf(secret, "activate")
  if (seen.why)
    return (
      <StandingPage
        title="This link does not work"
        action={
          <LinkButton href="/sign-in" look="primary">
            Sign in
          </LinkButton>
        }
      >
        <p>{seen.why}</p>
        <p>An account that is active already needs no link. For a new link ask the admin who invited you.</p>
      </StandingPage>
    )
  return (
    <StandingPage title={`Welcome, ${seen.name}`}>
      <p>
        Your user name is <span className="text-ink">{seen.handle}</span>. Choose a password to activate your account
        {seen.org ? (
          <>
            {" "}
            and join <span className="text-ink">{seen.org}</span>
          </>
        ) : null}
        .
      </p>
      <EntryForm action={activate} submit="Activate account" hidden={{ link: secret }}>
        <NewPasswordFields handle={seen.handle} />
      </EntryForm>
    </StandingPage>
  )
}
