import { type ListedRow, type RequestPlace, requestsListed } from "@/db/sql/requests"
import { refuse, type Verdict } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"
import { type ListRequests, listRequestsInput } from "./inputs"

/** A request as lists show it. */
export const listedOf = (row: Omit<ListedRow, "at">) => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  subject: row.subject,
  message: row.message,
  state: row.state,
  org: row.org_id,
  licence: row.licence,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
})

const ORDER = "requests newest"

/** The place a cursor means, or null for one that nobody was given. */
export function placeOf(cursor: string | null | undefined): RequestPlace | null {
  const [at, id] = (cursor ? readCursor(cursor, ORDER, ["timestamptz", "text"]) : null) ?? []
  return at !== undefined && id !== undefined ? { at, id } : null
}

/** A place in the list that is not known is said so, never the first page again. */
export const knownPlace = ({ input }: { readonly input: ListRequests }): Verdict =>
  input.after && !placeOf(input.after)
    ? refuse("invalid_input", "This place in the list is not known. Start from the first page.")
    : { allowed: true }

/** The rows of a page, of which one more than asked was read, and where the next begins. */
export function pageOf(found: readonly ListedRow[], size: number) {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.length > size && last ? writeCursor(ORDER, [last.at, last.id]) : null }
}

/** What the person has asked, newest first (A034, A343). */
export const listRequests = query({
  name: "request.list",
  summary: "Lists your requests to support, newest first.",
  on: "account",
  needs: "signed-in",
  input: listRequestsInput,
  rule: knownPlace,
  run: async (tx, { me, input: { filters, after, size } }) => {
    const asked = { of: { user: me }, state: filters.state, kind: filters.kind, past: placeOf(after), limit: size + 1 }
    const { rows, next } = pageOf(await tx.rows<ListedRow>(requestsListed(asked)), size)
    return { rows: rows.map(listedOf), next }
  },
  example: () => ({}),
})
