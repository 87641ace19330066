import { messageSaid, requestMoved } from "@/db/sql/requests"
import { newId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { replyInput } from "./inputs"
import { loadOwn, mayMove, toSupport } from "./own"
import { stateAfter, waitingAfter } from "./states"

/** Who asked adds to their request, or answers support's question, which brings it back into review; support's mailbox gets it (A034, A121). */
export const replyToRequest = mutation({
  name: "request.reply",
  summary: "Adds a message to a request of yours.",
  on: "account",
  needs: "signed-in",
  input: replyInput,
  load: loadOwn,
  rule: mayMove("reply"),
  plan: ({ request }) => {
    const state = request && stateAfter("reply", request.state)
    if (!request || !state) return []
    return [
      {
        target: request.id,
        label: `Request ${request.number}`,
        outcome: "changed",
        before: { state: request.state },
        after: { state, number: request.number },
      },
    ]
  },
  apply: async (tx, _, { me, input, now, facts }) => {
    const { request } = facts
    const state = request && stateAfter("reply", request.state)
    if (!request || !state) return { value: null }
    const { id } = request
    const said = { request: id, id: newId(), author: me, byStaff: false, body: input.message, internal: false, now }
    await tx.rows(messageSaid({ ...said, state: state === request.state ? null : state }))
    const waitingSince = waitingAfter(state, request.waiting_since, now)
    await tx.rows(requestMoved({ id, state, waitingSince, decidedAt: null, assignedTo: request.assigned_to, now }))
    return { value: { id, state }, notices: toSupport("request.answered", facts, input.message) }
  },
  example: ({ request }) => ({ request, message: "Here is what you asked for." }),
})
