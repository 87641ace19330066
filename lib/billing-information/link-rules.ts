import { type BillingLinkRow, billingLinkOf, orgHeld } from "@/db/sql/billing-information"
import type { Tx } from "@/db/tenancy"
import { stoppedWords } from "@/lib/access/orgs"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { hashSecret } from "@/lib/ids"
import { CONFIRM_DAYS } from "./information"

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" })
const on = (at: Date | null): string => (at ? ` on ${DATE.format(at)}` : "")

/** A recipient's link by its secret; when locking, the org's row first, as everywhere, then the link with what it confirms. */
export async function findBillingLink(
  tx: Tx,
  secret: string,
  now: Date,
  locking: boolean,
): Promise<BillingLinkRow | null> {
  const hash = hashSecret(secret).toString("hex")
  const [seen] = await tx.rows<BillingLinkRow>(billingLinkOf(hash, now, false))
  if (!seen || !locking) return seen ?? null
  await tx.rows(orgHeld(seen.org_id))
  const [row] = await tx.rows<BillingLinkRow>(billingLinkOf(hash, now, true))
  return row ?? null
}

/** A recipient's link is good once, while what it confirms waits for it; otherwise it says what became of that (A115, A116, INV-23). */
export function billingLinkHolds(link: BillingLinkRow | null, now: Date): Verdict {
  if (!link)
    return refuse(
      "link_invalid",
      "This link is not known. Check that it was copied whole; one that was used or withdrawn more than 30 days ago is forgotten.",
    )
  const org = link.org_name
  if (link.used_at)
    return link.state === "WITHDRAWN"
      ? refuse(
          "link_invalid",
          `This link was used already: you said${on(link.used_at)} that these invoices are not for you.`,
        )
      : refuse(
          "link_invalid",
          `This link was used already: the billing information of ${org} was confirmed with it${on(link.used_at)}.`,
        )
  if (link.state === "WITHDRAWN")
    return refuse("link_invalid", `${org} withdrew this${on(link.ended_at)}, so there is nothing to confirm any more.`)
  if (link.state === "CONFIRMED" || link.state === "REPLACED")
    return refuse("link_invalid", `This was confirmed already${on(link.confirmed_at)}, by a newer link.`)
  const late = Math.min(link.expires_at.getTime(), link.link_expires_at.getTime()) <= now.getTime()
  if (link.voided_at && link.state === "PENDING" && !late)
    return refuse("link_invalid", "A newer link was mailed to you since. Use that one.")
  if (late || link.state === "EXPIRED")
    return refuse(
      "link_expired",
      `This link has expired${on(link.link_expires_at)}: it was good for ${CONFIRM_DAYS} days. Ask ${org} to submit the billing information again.`,
    )
  if (link.org_state !== "LIVE")
    return refuse("org_expired", `${org} ${stoppedWords(link.org_state)}, so nothing can be confirmed for it now.`)
  return allow
}
