import { CHARGE_KEYS, type ChargeFilter, type ChargeRow, chargesPage } from "@/db/sql/charge-lines"
import type { ChargeScope } from "@/db/sql/charge-totals"
import type { Tx } from "@/db/tenancy"
import type { ChargeKind } from "@/lib/access/charges"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import type { ListCharges, MatchingCharges } from "./list-inputs"

const DAY_MS = 86_400_000

/** A line of the ledger. The amount is micro-dollars as text; the quantity is bytes for a day, seconds or bytes. */
export type Charge = {
  readonly key: string
  readonly at: string
  readonly kind: ChargeKind
  readonly project: { readonly id: string; readonly name: string | null }
  readonly user: { readonly id: string; readonly name: string | null }
  readonly quantity: string
  readonly amount: string
  readonly reference: string
}

export type ChargesList = {
  readonly rows: readonly Charge[]
  readonly next: string | null
  readonly previous: string | null
}

export const chargeOf = (row: ChargeRow): Charge => ({
  key: row.key,
  at: row.at,
  kind: row.kind,
  project: { id: row.project_id, name: row.project_name },
  user: { id: row.user_id, name: row.user_name },
  quantity: row.quantity,
  amount: row.amount,
  reference: row.reference,
})

export function filterOf({ filters: { used, ...rest } }: MatchingCharges): ChargeFilter {
  const { from, to } = used ?? {}
  return {
    ...rest,
    from: from ? new Date(`${from}T00:00:00Z`) : null,
    to: to ? new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS) : null,
  }
}

const orderOf = (direction: "asc" | "desc"): string => `charge ${direction}`

/** The moment and the key that a place of this order holds, or null when it is of another or was tampered with. */
export const chargePlace = (direction: "asc" | "desc", cursor: string): readonly string[] | null =>
  readCursor(cursor, orderOf(direction), CHARGE_KEYS)

export const knownPlace = (direction: "asc" | "desc", cursor: string | null | undefined): Verdict =>
  cursor && !chargePlace(direction, cursor)
    ? refuse("invalid_input", "This place in the list is not known. Start from the first page.")
    : allow

/** A page of the ledger, newest first unless asked otherwise. */
export async function linesOf(
  tx: Tx,
  scope: ChargeScope,
  input: Omit<ListCharges, "size"> & { readonly size: number },
): Promise<ChargesList> {
  const back = !input.after && Boolean(input.before)
  const cursor = input.after ?? input.before
  const flipped = input.direction === "asc" ? "desc" : "asc"
  const found = await tx.rows<ChargeRow>(
    chargesPage({
      scope,
      filter: filterOf(input),
      direction: back ? flipped : input.direction,
      past: cursor ? chargePlace(input.direction, cursor) : null,
      limit: input.size + 1,
    }),
  )
  const more = found.length > input.size
  const rows = found.slice(0, input.size)
  if (back) rows.reverse()
  const place = (row: ChargeRow | undefined) => (row ? writeCursor(orderOf(input.direction), [row.at, row.key]) : null)
  return {
    rows: rows.map(chargeOf),
    next: back || more ? place(rows.at(-1)) : null,
    previous: (back ? more : Boolean(input.after)) ? place(rows[0]) : null,
  }
}
