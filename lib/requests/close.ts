import { requestMoved } from "@/db/sql/requests"
import { mutation } from "@/lib/operations/operation"
import { onRequest } from "./inputs"
import { loadOwn, mayMove, toSupport } from "./own"

/** Who asked takes the request back while it is open; the same can then be asked again (A343). */
export const closeRequest = mutation({
  name: "request.close",
  summary: "Withdraws a request of yours that is not decided yet.",
  on: "account",
  needs: "signed-in",
  input: onRequest,
  load: loadOwn,
  rule: mayMove("withdraw"),
  plan: ({ request }) =>
    request
      ? [
          {
            target: request.id,
            label: `Request ${request.number}`,
            outcome: "changed",
            before: { state: request.state },
            after: { state: "CLOSED", number: request.number },
          },
        ]
      : [],
  apply: async (tx, _, { now, facts }) => {
    const { request } = facts
    if (!request) return { value: null }
    const { id, assigned_to: assignedTo } = request
    await tx.rows(requestMoved({ id, state: "CLOSED", waitingSince: null, decidedAt: now, assignedTo, now }))
    return { value: { id }, notices: toSupport("request.withdrawn", facts, null) }
  },
  example: ({ request }) => ({ request }),
})
