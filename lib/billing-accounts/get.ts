import { type AccountRow, accountOf } from "@/db/sql/accounts"
import { type ChargeScope, chargesByKind, chargesByMonth, type KindRow, type MonthRow } from "@/db/sql/charge-totals"
import type { Tx } from "@/db/tenancy"
import { mayBillTo } from "@/lib/access/billing"
import { CHARGE_KINDS, type ChargeKind } from "@/lib/access/charges"
import { mayCharge } from "@/lib/access/charging"
import type { RefusalWord } from "@/lib/access/refusals"
import type { Verdict } from "@/lib/access/verdict"
import { type Forecast, forecastOf } from "@/lib/budgets/forecast"
import { query } from "@/lib/operations/operation"
import { firstDayOf, type Month, monthOf, monthsAfter } from "./calendar"
import { accountInput } from "./inputs"
import { chargesOfOneself, chargesOfOrg, reachOf, seesCharges } from "./scope"

/** Micro-dollars as text. */
export type Figures = { readonly amount: string } & Readonly<Record<Lowercase<ChargeKind>, string>>

export type LimitedFunds = {
  readonly limit: string
  readonly charged: string
  /** Kept for work under way. */
  readonly reserved: string
  readonly left: string
}

export type BillingAccount = {
  readonly id: string
  readonly name: string
  /** All of it, or what the viewer caused. */
  readonly reach: "ALL" | "OWN"
  readonly billable: boolean
  /** Over the lifetime of the account (A119). */
  readonly charged: Figures
  readonly thisMonth: Figures & { readonly month: Month }
  readonly lastMonth: Figures & { readonly month: Month }
  /** What this month is likely to come to; null for who sees only what they caused. */
  readonly forecast: Forecast | null
  /** Of the spending limit (A120); null where there is none, and for who sees only what they caused. */
  readonly funds: LimitedFunds | null
  /** Whether new work can be charged to it, and if not, why (A117, A028). */
  /** Whether new charges may begin, and if not why, and by what word. */
  readonly charging: { readonly may: boolean; readonly word: RefusalWord | null; readonly why: string | null }
  /** Percentages of the limit at which admins are told; null where the viewer does not see the limit. */
  readonly alertThresholds: readonly number[] | null
  readonly version: number
}

/** The sums by kind, and what they come to. */
export function figuresOf(rows: readonly { readonly kind: ChargeKind; readonly amount: string }[]): Figures {
  const of = (kind: ChargeKind) => rows.reduce((sum, row) => (row.kind === kind ? sum + BigInt(row.amount) : sum), 0n)
  const [storage = 0n, compute = 0n, egress = 0n] = CHARGE_KINDS.map(of)
  return {
    amount: String(storage + compute + egress),
    storage: String(storage),
    compute: String(compute),
    egress: String(egress),
  }
}

/** The account of a transaction that may see it; made with the org or the user, so that it is always there. */
async function accountIn(tx: Tx, id: string): Promise<AccountRow> {
  const [row] = await tx.rows<AccountRow>(accountOf(id, false))
  if (!row) throw new Error(`no billing account ${id}`)
  return row
}

async function recent(tx: Tx, scope: ChargeScope, now: Date) {
  const month = monthOf(now)
  const before = monthsAfter(month, -1)
  const rows = await tx.rows<MonthRow>(chargesByMonth(scope, firstDayOf(before), firstDayOf(month)))
  const figures = (of: Month) => ({ month: of, ...figuresOf(rows.filter((row) => row.month === of)) })
  return { thisMonth: figures(month), lastMonth: figures(before) }
}

const wholeOf = (row: AccountRow): Figures => ({
  amount: row.charged,
  storage: row.storage_charged,
  compute: row.compute_charged,
  egress: row.egress_charged,
})

const fundsOf = ({ spending_limit, funds_left, charged, reserved }: AccountRow): LimitedFunds | null =>
  spending_limit === null ? null : { limit: spending_limit, charged, reserved, left: funds_left ?? "0" }

const saying = (verdict: Verdict) => ({
  may: verdict.allowed,
  word: verdict.allowed ? null : verdict.refusal,
  why: verdict.allowed ? null : (verdict.message ?? "Nothing can be charged to this account now."),
})

/**
 * What an org was charged over its lifetime and lately, what it has left to spend, and whether it can be charged (A118 to A120).
 * Who may only cause charges sees those they caused, and nothing of the org's funds.
 */
export const getBillingAccount = query({
  name: "billing-account.get",
  summary: "The organization's estimated charges, its funds left, and whether it can be charged.",
  on: "org",
  needs: "member",
  input: accountInput,
  rule: seesCharges,
  run: async (tx, ask): Promise<BillingAccount> => {
    const { org, now } = ask
    const scope = chargesOfOrg(ask)
    const row = await accountIn(tx, org.id)
    const all = reachOf(ask) === "ALL"
    const open = mayBillTo(org)
    const chargeable = {
      ...org,
      spendingLimit: row.spending_limit,
      fundsLeft: row.funds_left,
      confirmed: row.confirmed,
    }
    return {
      id: org.id,
      name: org.name,
      reach: all ? "ALL" : "OWN",
      billable: org.billable,
      charged: all ? wholeOf(row) : figuresOf(await tx.rows<KindRow>(chargesByKind(scope))),
      ...(await recent(tx, scope, now)),
      forecast: all ? await forecastOf(tx, org.id, now) : null,
      funds: all ? fundsOf(row) : null,
      charging: saying(open.allowed ? mayCharge(chargeable) : open),
      alertThresholds: all && row.spending_limit !== null ? row.alert_thresholds : null,
      version: row.version,
    }
  },
  example: () => ({}),
})

/** The same of one's own account. */
export const ownBillingAccount = query({
  name: "billing-account.mine",
  summary: "Your own account's estimated charges, and its funds left.",
  on: "account",
  needs: "signed-in",
  input: accountInput,
  run: async (tx, { me, now }): Promise<BillingAccount> => {
    const row = await accountIn(tx, me)
    const name = "Your own account"
    const chargeable = {
      id: me,
      name,
      billable: true,
      spendingLimit: row.spending_limit,
      fundsLeft: row.funds_left,
      confirmed: true,
    }
    return {
      id: me,
      name,
      reach: "ALL",
      billable: true,
      charged: wholeOf(row),
      ...(await recent(tx, chargesOfOneself({ me }), now)),
      forecast: await forecastOf(tx, me, now),
      funds: fundsOf(row),
      charging: saying(mayCharge(chargeable)),
      alertThresholds: null,
      version: row.version,
    }
  },
  example: () => ({}),
})
