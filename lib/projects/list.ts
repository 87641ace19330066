import { type MyProjectRow, type MyProjects, myPayers, myProjectsCount, myProjectsPage } from "@/db/sql/projects-mine"
import type { Tx } from "@/db/tenancy"
import { refuse } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { type Ask, query } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { type ListProjects, listProjectsInput } from "./inputs"

type Named = { id: string; name: string }

/** The keys a cursor of this order holds, or null when it is of another. */
export const placeOf = (input: Pick<ListProjects, "sort" | "direction">, cursor: string): readonly string[] | null =>
  readCursor(cursor, `${input.sort} ${input.direction}`, ["text", "text"])

const listed = (row: MyProjectRow, payers: ReadonlyMap<string, string>, now: Date) => ({
  id: row.id,
  name: row.name,
  summary: row.summary,
  tags: row.tags,
  level: row.level,
  payer: { id: row.billed_to, name: payers.get(row.billed_to) ?? row.billed_to },
  phi: row.contains_phi,
  restricted: row.restricted,
  sponsored: row.sponsored_until !== null && row.sponsored_until > now,
  /** It waits for the viewer to take over its billing. */
  handedToMe: row.handed_to_me,
  createdAt: row.created_at.toISOString(),
  modifiedAt: row.modified_at.toISOString(),
  bytes: Number(row.bytes),
  objects: row.objects,
})
export type ListedProject = ReturnType<typeof listed>

async function page(tx: Tx, { input, now }: Ask<"account", ListProjects>) {
  const { filters, sort, size } = input
  const cursor = input.after ?? input.before
  const back = !input.after && Boolean(input.before)
  const asked: MyProjects = {
    q: input.q,
    levels: filters.level?.length ? filters.level : null,
    payers: filters.payer?.length ? filters.payer : null,
    phi: filters.phi?.length === 1 ? filters.phi[0] === "yes" : null,
    sort,
    direction: (input.direction === "asc") === back ? "desc" : "asc",
    past: cursor ? placeOf(input, cursor) : null,
    limit: size + 1,
  }
  const found = await tx.rows<MyProjectRow>(myProjectsPage(asked))
  const [counted] = found.length > 0 ? [] : await tx.rows<{ n: number }>(myProjectsCount(asked))
  const payers = await tx.rows<Named>(myPayers())
  const names = new Map(payers.map((payer) => [payer.id, payer.name]))
  const more = found.length > size
  const rows = found.slice(0, size)
  if (back) rows.reverse()
  const edge = (row: MyProjectRow | undefined) => (row ? writeCursor(`${sort} ${input.direction}`, row.keys) : null)
  return {
    rows: rows.map((row) => listed(row, names, now)),
    total: found[0]?.total ?? counted?.n ?? 0,
    /** Who pays for any of them, to filter by. */
    payers,
    next: back || more ? edge(rows.at(-1)) : null,
    previous: (back ? more : Boolean(input.after)) ? edge(rows[0]) : null,
  }
}

/**
 * One page of the projects that reach the person, in any org and by any way, with the level each gives, and of those they pay for
 * (A130, A145): by keyset, searched, filtered.
 */
export const listProjects = query({
  name: "project.list",
  summary: "A page of the projects you are in, across organizations, with your level in each.",
  on: "account",
  needs: "signed-in",
  input: listProjectsInput,
  rule: (ask) => {
    const cursor = ask.input.after ?? ask.input.before
    return cursor && !placeOf(ask.input, cursor)
      ? refuse("invalid_input", "This place in the list is not known. Start from the first page.")
      : anyone()
  },
  run: page,
  example: () => ({ size: 25 }),
})
