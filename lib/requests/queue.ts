import { type QueueCount, type QueueRow, queueCounts, queuePage } from "@/db/sql/requests-queue"
import { refuse } from "@/lib/access/verdict"
import { readCursor } from "@/lib/members/cursor"
import { type Ask, query } from "@/lib/operations/operation"
import { deskPage } from "@/lib/support/page"
import { type MatchingQueue, type Queue, queueInput, REQUEST_STATES, type RequestState, requestedWords } from "./inputs"

const KEYS = ["timestamptz", "text"] as const
type Sorted = Pick<Queue, "sort" | "direction">
const orderOf = ({ sort, direction }: Sorted): string => `requests ${sort} ${direction}`

/** The keys a cursor of this order holds, or null when it is of another or was tampered with. */
export const queuePlace = (input: Sorted, cursor: string): readonly string[] | null =>
  readCursor(cursor, orderOf(input), KEYS)

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
    const filter = filterOf(ask)
    const { bounds, pageOf } = deskPage({ ...input, sort: orderOf(input) }, KEYS)
    const page = pageOf(await tx.rows<QueueRow>(queuePage({ filter, ...bounds, sort: input.sort })))
    const counted = await tx.rows<QueueCount>(queueCounts(filter))
    const counts = Object.fromEntries(
      REQUEST_STATES.map((state) => [state, counted.find((one) => one.state === state)?.n ?? 0]),
    ) as Readonly<Record<QueueCount["state"], number>>
    const wanted: readonly RequestState[] = input.filters.state?.length ? input.filters.state : REQUEST_STATES
    return {
      ...page,
      rows: page.rows.map(queuedOf),
      counts,
      total: wanted.reduce((sum, state) => sum + counts[state], 0),
    }
  },
  example: () => ({ size: 25 }),
})
