import type { Metadata } from "next"
import { EntryForm } from "@/components/entry/entry-form"
import { StandingPage } from "@/components/shell/standing-page"
import { LinkButton } from "@/components/ui/link-button"
import { seeLinkOf } from "@/lib/doors/entry"
import { confirmEmail } from "../actions"

export const metadata: Metadata = { title: "Confirm your e-mail address" }

type Props = { searchParams: Promise<{ link?: string | string[]; done?: string | string[] }> }

export default async function ConfirmEmailPage({ searchParams }: Props) {
  const { link, done } = await searchParams
  const toProfile = (
    <LinkButton href="/profile" look="primary">
      Open your profile
    </LinkButton>
  )
  if (done !== undefined)
    return (
      <StandingPage title="Your e-mail address is changed" action={toProfile}>
        <p>Mail goes to the new address from now on. The old one has been told.</p>
      </StandingPage>
    )
  const secret = typeof link === "string" ? link : ""
  const seen = await seeLinkOf(secret, "email")
  if (seen.why)
    return (
      <StandingPage title="This link does not work" action={toProfile}>
        <p>{seen.why}</p>
      </StandingPage>
    )
  return (
    <StandingPage title="Confirm your e-mail address">
      <p>
        <span className="text-ink [overflow-wrap:anywhere]">{seen.email}</span> becomes the address of the account{" "}
        <span className="text-ink">{seen.handle}</span>.
      </p>
      <EntryForm action={confirmEmail} submit="Confirm this address" hidden={{ link: secret }} />
    </StandingPage>
  )
}
