import { type AccountRow, accountOf, type FundsRow, fundsOfMine } from "@/db/sql/accounts"
import { type MembershipRow, ownMemberships, type ProfileRow } from "@/db/sql/own-profile"
import type { Tx } from "@/db/tenancy"
import { mayBillTo } from "@/lib/access/billing"
import { chargeableOf, mayCharge } from "@/lib/access/charging"
import { sentenceOf } from "@/lib/access/refusals"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { mutation, query } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { type Funds, fundsOf } from "@/lib/orgs/funds"
import { noInput, orgInput, setBillToInput } from "./inputs"
import { findProfile, membershipOf } from "./profile"

type Facts = { readonly row: ProfileRow; readonly memberships: readonly MembershipRow[] }

const load = async (tx: Tx, { me, locking }: { me: string; locking: boolean }): Promise<Facts> => ({
  row: await findProfile(tx, me, locking),
  memberships: await tx.rows<MembershipRow>(ownMemberships(me)),
})

const isActive = (one: MembershipRow, now: Date): boolean =>
  one.state === "LIVE" && membershipOf(one, null, now).status === "ACTIVE"

/** The accounts of orgs that are open to a person: where they are an admin or have billable activities (A111). */
const isAccountOf = (one: MembershipRow, now: Date): boolean =>
  membershipOf(one, null, now).status === "ACTIVE" && (one.level === "ADMIN" || one.billable_activities)

/** Whether an org's account can be the default one: only where something can be billed to it at all (B1.13). */
const isEligible = (one: MembershipRow): Verdict => mayBillTo(one)

/** Chooses the org the console opens with; only one the person is active in (A021). */
export const setDefaultOrg = mutation({
  name: "user.set-default-org",
  summary: "Chooses the organization you start in.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  input: orgInput,
  load,
  rule: anyone,
  plan: ({ row, memberships }, { input, now }) => {
    const label = row.name
    if (!memberships.some((one) => one.org_id === input.org && isActive(one, now)))
      return [{ target: row.id, label, outcome: "refused", refusal: "not_a_member" }]
    if (row.default_org === input.org) return [{ target: row.id, label, outcome: "unchanged" }]
    const fields = { before: { defaultOrg: row.default_org }, after: { defaultOrg: input.org } }
    return [{ target: row.id, label, outcome: "changed", ...fields }]
  },
  apply: async (tx, _changed, { me, input }) => {
    await tx.rows({
      text: `update "user" set default_org = $2, version = version + 1 where id = $1`,
      values: [me, input.org],
    })
    return { value: null }
  },
  example: ({ org }) => ({ org }),
})

const notOpen = refuse(
  "lacks_permission",
  "You cannot bill to this organization. Ask an admin of it for billable activities.",
)

/** Chooses what the person's own new projects are billed to: an org that lets them, or themselves; nobody else can (A060, A112). */
export const setBillTo = mutation({
  name: "user.set-bill-to",
  summary: "Chooses your default billing account.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  input: setBillToInput,
  load,
  rule: anyone,
  plan: ({ row, memberships }, { input, now }) => {
    const label = row.name
    const chosen = memberships.find((one) => one.org_id === input.billTo && isAccountOf(one, now))
    const open = input.billTo === null ? allow : chosen ? isEligible(chosen) : notOpen
    if (!open.allowed)
      return [{ target: row.id, label, outcome: "refused", refusal: open.refusal, message: open.message }]
    if (row.bill_to === input.billTo) return [{ target: row.id, label, outcome: "unchanged" }]
    const fields = { before: { billTo: row.bill_to }, after: { billTo: input.billTo } }
    return [{ target: row.id, label, outcome: "changed", ...fields }]
  },
  apply: async (tx, _changed, { me, input }) => {
    await tx.rows({
      text: `update "user" set bill_to = $2, version = version + 1 where id = $1`,
      values: [me, input.billTo],
    })
    return { value: null }
  },
  example: () => ({ billTo: null }),
})

export type OrgAccount = {
  readonly id: string
  readonly name: string
  readonly state: MembershipRow["state"]
  readonly isAdmin: boolean
  readonly billable: boolean
  readonly funds: Funds
  /** Why it cannot be the default account; null where it can (B1.13). */
  readonly ineligible: string | null
  /** Why no project can be billed to it now; null where it can. */
  readonly blocked: string | null
}

export type BillingAccounts = {
  /** The chosen one; null is the person's own account. */
  readonly billTo: string | null
  readonly ownFunds: Funds
  /** Why no project can be billed to one's own account now; null where it can. */
  readonly ownBlocked: string | null
  readonly orgs: readonly OrgAccount[]
}

type Stand = Pick<FundsRow, "billable" | "spending_limit" | "funds_left" | "confirmed">
const NONE: Stand = { billable: false, spending_limit: null, funds_left: null, confirmed: false }

const whyNot = (verdict: Verdict): string | null =>
  verdict.allowed ? null : (verdict.message ?? sentenceOf(verdict.refusal))

const blockedBy = (id: string, name: string, stand: Stand): string | null =>
  whyNot(mayCharge({ ...chargeableOf(stand), id, name }))

function orgAccount(one: MembershipRow, stand: Stand): OrgAccount {
  const ineligible = whyNot(isEligible(one))
  return {
    id: one.org_id,
    name: one.name,
    state: one.state,
    isAdmin: one.level === "ADMIN",
    billable: stand.billable,
    funds: fundsOf(stand.billable, stand),
    ineligible,
    blocked: ineligible ?? blockedBy(one.org_id, one.name, stand),
  }
}

/**
 * The accounts of the orgs that the person administers or may bill to (A110, A111), what is left of each, why one of them cannot be charged
 * just now (A028, A117), and which they chose.
 */
export const listBillingAccounts = query({
  name: "user.billing-accounts",
  summary: "The billing accounts open to you.",
  on: "account",
  needs: "signed-in",
  input: noInput,
  run: async (tx, { me, now }): Promise<BillingAccounts> => {
    const { row, memberships } = await load(tx, { me, locking: false })
    const open = memberships.filter((one) => isAccountOf(one, now))
    const funds = await tx.rows<FundsRow>(fundsOfMine(open.map((one) => one.org_id)))
    const orgs = open.map((one) => orgAccount(one, funds.find((stand) => stand.org_id === one.org_id) ?? NONE))
    const [own] = await tx.rows<AccountRow>(accountOf(me, false))
    // A choice that is no longer open counts for nothing.
    const chosen = orgs.find((org) => org.id === row.bill_to && org.ineligible === null)
    return {
      billTo: chosen?.id ?? null,
      ownFunds: fundsOf(true, own),
      ownBlocked: own ? blockedBy(me, row.name, { ...own, billable: true, confirmed: true }) : null,
      orgs,
    }
  },
  example: () => ({}),
})
