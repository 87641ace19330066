import { type QueueCount, type QueueRow, queueCounts, queuePage } from "@/db/sql/requests-queue"
import { refuse } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { type Ask, query } from "@/lib/operations/operation"
import { type MatchingQueue, type Queue, queueInput, REQUEST_STATES, type RequestState, requestedWords } from "./inputs"

type Sorted = Pick<Queue, "sort" | "direction">
const orderOf = ({ sort, direction }: Sorted): string => `requests ${sort} ${direction}`

/** The keys a cursor of this order holds, or null when it is of another or was tampered with. */
export const queuePlace = (input: Sorted, cursor: string): readonly string[] | null =>
  readCursor(cursor, orderOf(input), ["timestamptz", "text"])

const filterOf = ({ me, input: { q, filters } }: Ask<"installation", MatchingQueue>) => ({
  q,
  ...filters,
  me: me ?? "",
})

const queuedOf = (row: QueueRow) => ({
  id: row.id,
  number: row.number,
  subject: row.subject,
  kind: requestedWords(row.kind, row.licence),
  state: row.state,
  org: row.org_id ? { id: row.org_id, name: row.org_name ?? row.org_id } : null,
  asker: { id: row.user_id, name: row.asker, handle: row.handle },
  assigned: row.assigned_to ? { id: row.assigned_to, name: row.assignee ?? row.assigned_to } : null,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  /** Since when it waits for support; null while it waits for who asked, or has ended. */
  waitingSince: row.waiting_since?.toISOString() ?? null,
})
export type Queued = ReturnType<typeof queuedOf>

/**
 * A page of what was asked of support, by keyset: what has waited longest first, what waits for nobody last; with the count of each state
 * (A343).
 */
export const requestQueue = query({
  name: "request.queue",
  summary: "A page of what was asked of support, what has waited longest first.",
  on: "installation",
  needs: "staff:requests",
  input: queueInput,
  rule: ({ input }) => {
    const cursor = input.after ?? input.before
    return cursor && !queuePlace(input, cursor)
      ? refuse("invalid_input", "This place in the list is not known. Start from the first page.")
      : { allowed: true }
  },
  run: async (tx, ask) => {
    const { input } = ask
    const back = !input.after && Boolean(input.before)
    const cursor = input.after ?? input.before
    const flipped = input.direction === "asc" ? "desc" : "asc"
    const filter = filterOf(ask)
    const found = await tx.rows<QueueRow>(
      queuePage({
        filter,
        sort: input.sort,
        direction: back ? flipped : input.direction,
        past: cursor ? queuePlace(input, cursor) : null,
        limit: input.size + 1,
      }),
    )
    const counted = await tx.rows<QueueCount>(queueCounts(filter))
    const counts = Object.fromEntries(
      REQUEST_STATES.map((state) => [state, counted.find((one) => one.state === state)?.n ?? 0]),
    ) as Readonly<Record<QueueCount["state"], number>>
    const wanted: readonly RequestState[] = input.filters.state?.length ? input.filters.state : REQUEST_STATES
    const more = found.length > input.size
    const rows = found.slice(0, input.size)
    if (back) rows.reverse()
    const place = (row: QueueRow | undefined) => (row ? writeCursor(orderOf(input), row.keys) : null)
    return {
      rows: rows.map(queuedOf),
      next: back || more ? place(rows.at(-1)) : null,
      previous: (back ? more : Boolean(input.after)) ? place(rows[0]) : null,
      counts,
      total: wanted.reduce((sum, state) => sum + counts[state], 0),
    }
  },
  example: () => ({ size: 25 }),
})
