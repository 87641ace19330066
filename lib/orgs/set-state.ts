import { type LifeRow, lifeOf, lifeSet } from "@/db/sql/org-desk"
import { type SponsorToldRow, sponsorTold } from "@/db/sql/sponsorships"
import type { Tx } from "@/db/tenancy"
import { ORG_STATE_WORDS, type OrgState } from "@/lib/access/orgs"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Notice } from "@/lib/notices/notice"
import { type Ask, type Change, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { nothingInput, onOrgInput, setExpiryInput } from "@/lib/support/inputs"

type Facts = { readonly row: LifeRow | null; readonly told: readonly SponsorToldRow[] }
type Life = { readonly state: OrgState; readonly expiresAt: string | null }

async function load(tx: Tx, { input, locking, now }: Ask<"installation", { org: string }>): Promise<Facts> {
  const [row] = await tx.rows<LifeRow>(lifeOf(input.org, locking))
  return { row: row ?? null, told: row ? await tx.rows<SponsorToldRow>(sponsorTold(row.id, now)) : [] }
}

const exists = ({ row }: Facts, org: string): Verdict =>
  row ? allow : refuse("not_found", `There is no organization ${org}.`)

/** As it is noted down: what has expired by the clock alone is still LIVE there. */
const lifeNow = (row: LifeRow): Life => ({ state: row.state, expiresAt: row.expires_at?.toISOString() ?? null })

function change(row: LifeRow, next: Life, note?: string): Change {
  const line = { target: row.id, label: row.name }
  const now = lifeNow(row)
  const fields = (["state", "expiresAt"] as const).filter((field) => now[field] !== next[field])
  if (fields.length === 0)
    return { ...line, outcome: "unchanged", note: `is ${ORG_STATE_WORDS[row.state].toLowerCase()} already` }
  const only = (of: Life) => Object.fromEntries(fields.map((field) => [field, of[field]]))
  return { ...line, outcome: "changed", before: only(now), after: only(next), chain: row.id, note }
}

type Kind = "org.suspended" | "org.resumed" | "org.expiry-set"

const tell = (kind: Kind, { row, told }: Facts, payload: Record<string, string | null>): Notice[] =>
  told.map((one) => ({
    kind,
    to: { userId: one.user_id, address: one.email },
    orgId: row?.id ?? null,
    bell: { link: `/orgs/${row?.id}` },
    payload: { name: one.name, org: row?.name ?? "", orgId: row?.id ?? "", ...payload },
  }))

const suspended = (row: LifeRow): Life => ({ ...lifeNow(row), state: "SUSPENDED" })
/** Who resumes an org whose time has come takes the end away: otherwise it would be expired at once. */
const resumed = (row: LifeRow, now: Date): Life => ({
  state: "LIVE",
  expiresAt: row.expires_at && row.expires_at > now ? row.expires_at.toISOString() : null,
})

/**
 * Suspends an org: from the next request on everything that changes it, and its jobs, are refused with `org_expired`; it can still be read (B1.14).
 * Nothing in it is lost.
 */
export const suspendOrg = mutation({
  name: "org.suspend",
  summary: "Suspends an organization: it can be read and not changed.",
  on: "installation",
  needs: "staff:orgs",
  reason: (input) => input.reason,
  input: onOrgInput,
  load,
  rule: ({ facts, input }) => exists(facts, input.org),
  plan: ({ row }) =>
    row ? [change(row, suspended(row), "it can be read and no longer changed; its jobs stop; nothing is deleted")] : [],
  apply: async (tx, _, { facts, input }) => {
    if (!facts.row) return { value: null }
    const next = suspended(facts.row)
    await tx.rows(lifeSet(facts.row.id, next.state, next.expiresAt))
    return { value: null, notices: tell("org.suspended", facts, { reason: input.reason }) }
  },
  example: ({ org }) => ({ org, reason: "The contract has ended" }),
})

/** Lets a suspended or expired org go on as it was. */
export const resumeOrg = mutation({
  name: "org.resume",
  summary: "Lets a suspended or expired organization go on.",
  on: "installation",
  needs: "staff:orgs",
  reason: (input) => input.reason,
  input: onOrgInput,
  load,
  rule: ({ facts, input }) => exists(facts, input.org),
  plan: ({ row }, { now }) => (row ? [change(row, resumed(row, now), "it can be changed again at once")] : []),
  apply: async (tx, _, { facts, now }) => {
    if (!facts.row) return { value: null }
    const next = resumed(facts.row, now)
    await tx.rows(lifeSet(facts.row.id, next.state, next.expiresAt))
    return { value: null, notices: tell("org.resumed", facts, {}) }
  },
  example: ({ org }) => ({ org, reason: "The contract goes on" }),
})

const endsAt = (row: LifeRow, expiresAt: string | null): Life => ({
  // An org that had expired lives on with its new end; one that is suspended stays so.
  state: row.state === "SUSPENDED" ? "SUSPENDED" : "LIVE",
  expiresAt,
})

/** Sets when an org expires by itself, or that it never does; refuses with `end_in_past` (B1.14). */
export const setExpiry = mutation({
  name: "org.set-expiry",
  summary: "Sets when an organization expires by itself; null is never.",
  on: "installation",
  needs: "staff:orgs",
  reason: (input) => input.reason,
  input: setExpiryInput,
  load,
  rule: ({ facts, input, now }) => {
    const there = exists(facts, input.org)
    if (!there.allowed) return there
    return input.expiresAt === null || new Date(input.expiresAt) > now
      ? allow
      : refuse("end_in_past", "Give a time that is still to come, or suspend the organization.")
  },
  plan: ({ row }, { input }) => (row ? [change(row, endsAt(row, input.expiresAt))] : []),
  apply: async (tx, _, { facts, input }) => {
    if (!facts.row) return { value: null }
    const next = endsAt(facts.row, input.expiresAt)
    await tx.rows(lifeSet(facts.row.id, next.state, next.expiresAt))
    return { value: null, notices: tell("org.expiry-set", facts, { endsAt: input.expiresAt }) }
  },
  example: ({ org }) => ({ org, expiresAt: "2400-01-01T00:00:00.000Z", reason: "The contract runs until then" }),
})

/** Notes down that an org has had its time; it was expired from that moment on, noted or not (B1.14). */
export const expireOrg = mutation({
  name: "org.expire",
  summary: "Notes that an organization has expired.",
  on: "org",
  needs: "system",
  locksOrg: true,
  input: nothingInput,
  load: async (tx, { org, now }): Promise<Facts> => {
    const [row] = await tx.rows<LifeRow>(lifeOf(org.id, false))
    return { row: row ?? null, told: row ? await tx.rows<SponsorToldRow>(sponsorTold(row.id, now)) : [] }
  },
  rule: anyone,
  plan: ({ row }, { now }) =>
    row && row.state === "LIVE" && row.expires_at && row.expires_at <= now
      ? [change(row, { ...lifeNow(row), state: "EXPIRED" })]
      : [],
  apply: async (tx, _, { facts }) => {
    if (!facts.row) return { value: null }
    await tx.rows(lifeSet(facts.row.id, "EXPIRED", facts.row.expires_at?.toISOString() ?? null))
    return { value: null, notices: tell("org.suspended", facts, { reason: "its time has come" }) }
  },
  example: () => ({}),
})
