import type { z } from "zod"
import { type AppsPage, appPayers, appsCount, appsPage, type ListedAppRow } from "@/db/sql/apps"
import type { Tx } from "@/db/tenancy"
import { refuse } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { type Ask, query } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { listAppsInput } from "./inputs"

type Input = z.output<typeof listAppsInput>
type Paged = Pick<Input, "direction" | "after" | "before" | "size">

/** The place in the list a cursor names; null when it belongs to another order or was changed by hand. */
export const appPlace = (input: Pick<Paged, "direction">, cursor: string): readonly string[] | null =>
  readCursor(cursor, `title ${input.direction}`, ["text", "text"])

/** Refuses a place in the list that belongs to another order or was changed by hand. */
export function knownPlace({ input }: { readonly input: Paged }) {
  const cursor = input.after ?? input.before
  return cursor && !appPlace(input, cursor)
    ? refuse("invalid_input", "This place in the list is not known. Start from the first page.")
    : anyone()
}

/** Where a page begins, which way it is read, and one row more than it shows, to know whether there is another. */
export function stretchOf(input: Paged) {
  const cursor = input.after ?? input.before
  const back = !input.after && Boolean(input.before)
  return {
    back,
    past: cursor ? appPlace(input, cursor) : null,
    direction: (input.direction === "asc") === back ? ("desc" as const) : ("asc" as const),
    limit: input.size + 1,
  }
}

/** The rows of a page and the places before and after it. */
export function pageOf<Row extends { keys: string[] }>(found: readonly Row[], input: Paged, back: boolean) {
  const more = found.length > input.size
  const rows = found.slice(0, input.size)
  if (back) rows.reverse()
  const edge = (row: Row | undefined) => (row ? writeCursor(`title ${input.direction}`, row.keys) : null)
  return {
    rows,
    next: back || more ? edge(rows.at(-1)) : null,
    previous: (back ? more : Boolean(input.after)) ? edge(rows[0]) : null,
  }
}

const listed = (row: ListedAppRow) => ({
  id: row.id,
  name: row.name,
  title: row.title,
  payer: { id: row.billed_to, name: row.payer_name },
  latest: row.latest,
  /** It had versions, and all of them are deprecated. */
  deprecated: row.deprecated,
  developer: row.developer,
  runs: row.runs,
  payerAdmin: row.payer_admin,
  createdAt: row.created_at.toISOString(),
})
export type ListedApp = ReturnType<typeof listed>

async function page(tx: Tx, { input }: Ask<"account", Input>) {
  const { back, ...stretch } = stretchOf(input)
  const asked: AppsPage = {
    q: input.q,
    role: input.filters.role?.[0] ?? null,
    payer: input.filters.payer?.[0] ?? null,
    ...stretch,
  }
  const found = await tx.rows<ListedAppRow>(appsPage(asked))
  const [counted] = await tx.rows<{ n: number }>(appsCount(asked))
  const payers = await tx.rows<{ id: string; name: string }>(appPayers())
  const { rows, ...places } = pageOf(found, input, back)
  return { rows: rows.map(listed), total: counted?.n ?? 0, payers, ...places }
}

/** The catalogue as one person has it: apps they may run, develop, or decide over for who pays (A098, A100, A101). */
export const listApps = query({
  name: "app.list",
  summary: "A page of the apps you may run, develop, or pay for.",
  on: "account",
  needs: "signed-in",
  input: listAppsInput,
  rule: knownPlace,
  run: page,
  example: () => ({ size: 25 }),
})
