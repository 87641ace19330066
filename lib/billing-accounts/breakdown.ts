import { BREAKDOWN_ORDERS, type BreakdownRow, breakdownPage, type ChargeScope } from "@/db/sql/charge-totals"
import type { Tx } from "@/db/tenancy"
import { type BreakdownBy, CHARGE_KIND_WORDS, isChargeKind } from "@/lib/access/charges"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"
import { firstDayOf } from "./calendar"
import { type BreakdownInput, breakdownInput } from "./inputs"
import { chargesOfOneself, chargesOfOrg, seesCharges } from "./scope"

/** What a project, a user or a kind came to. Amounts are micro-dollars as text. */
export type BreakdownLine = {
  readonly id: string
  /** Null where it is not known any more, or not open to the viewer. */
  readonly name: string | null
  readonly amount: string
  readonly storage: string
  readonly compute: string
  readonly egress: string
  /** Bytes for a day, seconds or bytes; of one kind alone. */
  readonly quantity: string | null
  readonly lines: number
}

export type Breakdown = {
  readonly rows: readonly BreakdownLine[]
  readonly next: string | null
  readonly previous: string | null
  /** How many match, and what they come to together. */
  readonly total: number
  readonly amount: string
}

type Order = Pick<BreakdownInput, "by" | "sort" | "direction"> & { readonly month?: string | null | undefined }
const orderOf = ({ by, month, sort, direction }: Order): string =>
  `charges ${by} ${month ?? "all"} ${sort} ${direction}`

/** The keys a place of this order holds, or null when it is of another or was tampered with. */
export const breakdownPlace = (input: Order, cursor: string): readonly string[] | null =>
  readCursor(cursor, orderOf(input), BREAKDOWN_ORDERS[input.sort].types)

const keysOf = (row: BreakdownRow, sort: BreakdownInput["sort"]): readonly string[] => [
  sort === "amount" ? row.amount : row.sort_name,
  row.id ?? "",
]

const nameOf = (by: BreakdownBy, id: string, name: string | null): string | null => {
  if (by === "kind") return isChargeKind(id) ? CHARGE_KIND_WORDS[id] : id
  return name
}

export async function breakdownOf(
  tx: Tx,
  scope: ChargeScope,
  input: Omit<BreakdownInput, "size"> & { readonly size: number },
): Promise<Breakdown> {
  const back = !input.after && Boolean(input.before)
  const cursor = input.after ?? input.before
  const flipped = input.direction === "asc" ? "desc" : "asc"
  const answered = await tx.rows<BreakdownRow>(
    breakdownPage({
      scope,
      by: input.by,
      month: input.month ? firstDayOf(input.month) : null,
      q: input.q,
      sort: input.sort,
      direction: back ? flipped : input.direction,
      past: cursor ? breakdownPlace(input, cursor) : null,
      limit: input.size + 1,
    }),
  )
  const found = answered.filter((row) => row.id !== null)
  const more = found.length > input.size
  const rows = found.slice(0, input.size)
  if (back) rows.reverse()
  const place = (row: BreakdownRow | undefined) => (row ? writeCursor(orderOf(input), keysOf(row, input.sort)) : null)
  return {
    rows: rows.map((row) => ({
      id: row.id ?? "",
      name: nameOf(input.by, row.id ?? "", row.name),
      amount: row.amount,
      storage: row.storage,
      compute: row.compute,
      egress: row.egress,
      quantity: input.by === "kind" ? row.quantity : null,
      lines: row.lines,
    })),
    next: back || more ? place(rows.at(-1)) : null,
    previous: (back ? more : Boolean(input.after)) ? place(rows[0]) : null,
    total: answered[0]?.matching ?? 0,
    amount: answered[0]?.whole ?? "0",
  }
}

const knownPlace = (input: BreakdownInput): Verdict => {
  const cursor = input.after ?? input.before
  return cursor && !breakdownPlace(input, cursor)
    ? refuse("invalid_input", "This place in the list is not known. Start from the first page.")
    : allow
}

/**
 * The charges of a month, or of the account's lifetime, by project, by user or by kind: a keyset page with the exact totals of
 * what matches. From the totals kept by month, never from the ledger.
 */
export const breakDownCharges = query({
  name: "billing-account.breakdown",
  summary: "The organization's charges of a month, or of all time, by project, user or kind.",
  on: "org",
  needs: "member",
  input: breakdownInput,
  rule: (ask) => {
    const open = seesCharges(ask)
    return open.allowed ? knownPlace(ask.input) : open
  },
  run: (tx, ask) => breakdownOf(tx, chargesOfOrg(ask), ask.input),
  example: () => ({ by: "project", size: 25 }),
})

/** The same of one's own account. */
export const breakDownOwnCharges = query({
  name: "billing-account.my-breakdown",
  summary: "Your own account's charges of a month, or of all time, by project, user or kind.",
  on: "account",
  needs: "signed-in",
  input: breakdownInput,
  rule: ({ input }) => knownPlace(input),
  run: (tx, ask) => breakdownOf(tx, chargesOfOneself(ask), ask.input),
  example: () => ({ by: "project", size: 25 }),
})
