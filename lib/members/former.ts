import { type FormerRow, formerPage } from "@/db/sql/former-members"
import type { MemberLevel } from "@/lib/access/levels"
import { refuse } from "@/lib/access/verdict"
import { query } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { readCursor, writeCursor } from "./cursor"
import { heldInWords, heldSchema } from "./held"
import { formerInput } from "./inputs"
import { seesAddresses } from "./see"

const ORDER = "removed desc"
const TYPES = ["timestamptz", "text"] as const

export type FormerMember = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly email: string | null
  readonly level: MemberLevel
  readonly removedAt: string
  readonly removedBy: string
  /** Until when it can be undone. */
  readonly eraseAt: string
  /** What they would get back, in words; empty when it is the membership alone. */
  readonly held: string
}
export type FormerList = {
  readonly rows: readonly FormerMember[]
  readonly next: string | null
  readonly previous: string | null
}

export const formerPlace = (cursor: string): readonly string[] | null => readCursor(cursor, ORDER, TYPES)

const rowOf = (row: FormerRow, addresses: boolean): FormerMember => {
  const held = heldSchema.parse(row.held)
  return {
    id: row.user_id,
    handle: row.handle,
    name: row.name,
    email: addresses ? row.email : null,
    level: held.level,
    removedAt: row.removed_at.toISOString(),
    removedBy: row.removed_by === row.user_id ? "themselves" : (row.removed_by_name ?? row.removed_by),
    eraseAt: row.erase_at.toISOString(),
    held: heldInWords(held),
  }
}

/** Those who were removed in the last 90 days, the last first, with what they would get back. */
export const listFormer = query({
  name: "former-member.list",
  summary: "A page of those who were removed and can still be brought back.",
  on: "org",
  needs: "members:full",
  input: formerInput,
  rule: ({ input }) => {
    const cursor = input.after ?? input.before
    return cursor && !formerPlace(cursor) ? refuse("invalid_input", "This place in the list is not known.") : anyone()
  },
  run: async (tx, ask): Promise<FormerList> => {
    const { input, org, now } = ask
    const back = !input.after && Boolean(input.before)
    const cursor = input.after ?? input.before
    const addresses = seesAddresses(ask)
    const past = cursor ? formerPlace(cursor) : null
    const found = await tx.rows<FormerRow>(
      formerPage({ org: org.id, q: input.q, byEmail: addresses, past, back, limit: input.size + 1, now }),
    )
    const more = found.length > input.size
    const rows = found.slice(0, input.size)
    if (back) rows.reverse()
    const place = (row: FormerRow | undefined): string | null =>
      row ? writeCursor(ORDER, [row.key, row.user_id]) : null
    return {
      rows: rows.map((row) => rowOf(row, addresses)),
      next: back || more ? place(rows.at(-1)) : null,
      previous: (back ? more : Boolean(input.after)) ? place(rows[0]) : null,
    }
  },
  example: () => ({}),
})
