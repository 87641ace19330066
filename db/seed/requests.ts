import { randomUUID } from "node:crypto"
import { messageSaid, requestMade, requestMoved } from "../sql/requests"
import type { Tx } from "../tenancy"
import { NORTHWIND_PEOPLE } from "./northwind"
import { PEOPLE } from "./story"

type Asked = {
  readonly by: string
  readonly org: string | null
  readonly kind: string
  readonly licence?: string
  readonly once: string | null
  readonly subject: string
  readonly message: string
  readonly details?: object
  readonly daysAgo: number
  /** What support did, and in which words. */
  readonly answer?: { readonly daysAgo: number; readonly state: "RETURNED" | "DECLINED"; readonly words: string }
}

const STAFF = "user-support-s"

/** What waits at the desk, what waits for who asked, and what was decided; the oldest first. */
const REQUESTS: readonly Asked[] = [
  {
    by: "admin-a",
    org: "org-demo_org",
    kind: "licence",
    licence: "httpsAppIsolatedBrowsing",
    once: "licence org-demo_org httpsAppIsolatedBrowsing",
    subject: "Licence for Isolated Browsing",
    message: "For the notebooks of the cohort study.",
    daysAgo: 40,
    answer: { daysAgo: 38, state: "DECLINED", words: "Your agreement does not cover it. We will call you about it." },
  },
  {
    by: "admin-d",
    org: "org-new",
    kind: "spending-limit",
    once: "spending-limit org-new",
    subject: "Spending limit of New Organization",
    message: "Finance wants a fixed budget for the first year.",
    details: { limit: "20000000000" },
    daysAgo: 6,
    answer: { daysAgo: 5, state: "RETURNED", words: "Is there a purchase order it is to be tied to?" },
  },
  {
    by: "nadia.north",
    org: "org-northwind",
    kind: "billable-org",
    once: "billable-org org-northwind",
    subject: "Make the organization billable",
    message: "We begin to run analyses next month. Invoices go to our finance office.",
    daysAgo: 3,
  },
  {
    by: "user-b",
    org: null,
    kind: "support",
    once: null,
    subject: "An upload stops at 99 %",
    message: "Files above 5 GB stop just before the end. Smaller ones go through.",
    daysAgo: 0.2,
  },
]

const addressOf = (handle: string): string =>
  [...PEOPLE, ...NORTHWIND_PEOPLE].find((one) => one.handle === handle)?.email ?? ""

/** Adds what was asked of support in the demo story, with what was said about it. */
export async function addRequests(tx: Tx, at: (days: number) => Date): Promise<void> {
  for (const { by, licence = null, details = {}, daysAgo, answer, ...asked } of REQUESTS) {
    const id = randomUUID()
    const made = { ...asked, id, user: `user-${by}`, licence, details, from: addressOf(by), now: at(-daysAgo) }
    await tx.rows(requestMade(made))
    if (!answer) continue
    const { state, words } = answer
    const now = at(-answer.daysAgo)
    const said = { request: id, id: randomUUID(), author: STAFF, byStaff: true, body: words, internal: false }
    await tx.rows(messageSaid({ ...said, state, now }))
    const decidedAt = state === "DECLINED" ? now : null
    await tx.rows(requestMoved({ id, state, waitingSince: null, decidedAt, assignedTo: STAFF, now }))
  }
}
