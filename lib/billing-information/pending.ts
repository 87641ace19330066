import {
  billingLinksVoid,
  type InformationRow,
  informationById,
  informationEnded,
  informationProlonged,
} from "@/db/sql/billing-information"
import type { Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { after } from "@/lib/clock"
import { type Ask, mutation } from "@/lib/operations/operation"
import { CONFIRM_DAYS, CONFIRM_TIME, contentsOf, loadStanding, stateAt } from "./information"
import { pendingInput } from "./inputs"
import { adminNotices } from "./notices"
import { askRecipient, by } from "./submit"

type Input = { pending: string }

/** The one that is named: what waits, held still, or what became of it. */
async function load(tx: Tx, { org, input, locking }: Ask<"org", Input>): Promise<InformationRow | null> {
  const { pending } = await loadStanding(tx, org.id, locking)
  if (pending?.id === input.pending) return pending
  const [row] = await tx.rows<InformationRow>(informationById(org.id, input.pending))
  return row ?? null
}

const CLOSED = {
  CONFIRMED: "The recipient has confirmed this meanwhile: it is in force.",
  REPLACED: "This was confirmed, and has been replaced since.",
  WITHDRAWN: "This was withdrawn meanwhile, or declined by its recipient.",
  EXPIRED: "The recipient has not confirmed this in time. Submit it anew.",
} as const

function waits(row: InformationRow | null, now: Date): Verdict {
  if (!row) return refuse("not_found")
  const state = stateAt(row, now)
  return state === "PENDING" ? allow : refuse("confirmation_closed", CLOSED[state])
}

/** Mails the recipient a new link, good for 7 days more; the one before is dead (facts B3.6). */
export const resendInformation = mutation<"org", Input, InformationRow | null, null>({
  name: "billing-information.resend",
  summary: "Mails the recipient a new link to confirm and ends the one before.",
  on: "org",
  needs: "billing:edit",
  locksOrg: true,
  input: pendingInput,
  load,
  rule: ({ facts, now }) => waits(facts, now),
  plan: (row) =>
    row
      ? [
          {
            target: row.id,
            label: row.company_name,
            outcome: "changed",
            before: { expiresAt: row.expires_at.toISOString() },
            after: { days: CONFIRM_DAYS },
          },
        ]
      : [],
  apply: async (tx, _changed, asked) => {
    const { org, now, facts } = asked
    if (!facts) throw new Error("what is sent again needs to be there")
    await tx.rows(informationProlonged(org.id, facts.id, after(now, CONFIRM_TIME)))
    return { value: null, notices: [await askRecipient(tx, asked, facts.id, contentsOf(facts))] }
  },
  example: ({ billing }) => ({ pending: billing }),
})

/** Takes back what waits for its recipient; its link is dead at once, and what is in force stays so. */
export const withdrawInformation = mutation<"org", Input, InformationRow | null, null>({
  name: "billing-information.withdraw",
  summary: "Withdraws billing information that its recipient has not confirmed.",
  on: "org",
  needs: "billing:edit",
  locksOrg: true,
  input: pendingInput,
  load,
  rule: ({ facts, now }) => waits(facts, now),
  plan: (row) =>
    row
      ? [
          {
            target: row.id,
            label: row.company_name,
            outcome: "changed",
            before: { state: "PENDING" },
            after: { state: "WITHDRAWN" },
          },
        ]
      : [],
  apply: async (tx, _changed, asked) => {
    const { org, now, me, facts } = asked
    if (!facts) throw new Error("what is withdrawn needs to be there")
    await tx.rows(informationEnded(org.id, facts.id, "WITHDRAWN", now))
    await tx.rows(billingLinksVoid(org.id, facts.id, now))
    const news = { kind: "billing-information.withdrawn", recipient: facts.name, by: by(asked) } as const
    return { value: null, notices: await adminNotices(tx, org, news, now, me) }
  },
  example: ({ billing }) => ({ pending: billing }),
})
