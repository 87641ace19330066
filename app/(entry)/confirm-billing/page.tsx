import type { Metadata } from "next"
import { EntryForm } from "@/components/entry/entry-form"
import { StandingPage } from "@/components/shell/standing-page"
import { seeBillingLink } from "@/lib/doors/entry"
import { confirmBilling, declineBilling } from "../actions"

export const metadata: Metadata = { title: "Confirm billing information" }

// The recipient has no account, and so no time zone that is known.
const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" })

type Props = { searchParams: Promise<{ link?: string | string[]; done?: string | string[] }> }

/** Where the recipient of an org's invoices confirms them by the mailed link, without an account (A116). */
export default async function ConfirmBillingPage({ searchParams }: Props) {
  const { link, done } = await searchParams
  if (done === "confirmed")
    return (
      <StandingPage title="The billing information is confirmed">
        <p>Invoices come to you from now on. The organization's admins have been told.</p>
        <p>There is nothing else to do, and you can close this page.</p>
      </StandingPage>
    )
  if (done === "declined")
    return (
      <StandingPage title="No invoices come to you">
        <p>What was submitted is withdrawn, and the organization's admins have been told to check it.</p>
        <p>You can close this page.</p>
      </StandingPage>
    )
  const secret = typeof link === "string" ? link : ""
  const seen = await seeBillingLink(secret)
  if (seen.why !== null)
    return (
      <StandingPage title="There is nothing to confirm">
        <p>{seen.why}</p>
      </StandingPage>
    )
  return (
    <StandingPage title={`Receive the invoices of ${seen.org}?`}>
      <p>
        <span className="text-ink">{seen.by}</span> has named you as the person who receives the invoices of{" "}
        <span className="text-ink">{seen.org}</span> on Provost.
      </p>
      <dl className="mt-2 grid gap-3 border-y py-3 [overflow-wrap:anywhere]">
        <div>
          <dt className="text-sm">Invoices are mailed to</dt>
          <dd className="text-ink">
            {seen.name}
            <br />
            {seen.email}
          </dd>
        </div>
        <div>
          <dt className="text-sm">and made out to</dt>
          <dd className="whitespace-pre-line text-ink">{seen.invoiced}</dd>
        </div>
      </dl>
      <p>
        Until you confirm, nothing changes. This link works once, until {WHEN.format(new Date(seen.expiresAt))} (UTC).
      </p>
      <EntryForm action={confirmBilling} submit="Confirm" hidden={{ link: secret }} />
      <EntryForm action={declineBilling} submit="This is not for me" look="plain" hidden={{ link: secret }} />
    </StandingPage>
  )
}
