import { requestMoved } from "@/db/sql/requests"
import { type StaffRow, staffOfRequest } from "@/db/sql/requests-queue"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { loadAtDesk, mayDecide } from "./at-desk"
import { assignInput } from "./inputs"
import { stateAfter, waitingAfter } from "./states"

/** Gives a request to one of support, or to nobody; a new one is then in review. Refuses with `unknown_user` for who does not answer requests. */
export const assignRequest = mutation({
  name: "request.assign",
  summary: "Gives a request to a member of support staff, or to nobody.",
  on: "installation",
  needs: "staff:requests",
  input: assignInput,
  load: async (tx, ask) => ({
    ...(await loadAtDesk(tx, ask)),
    staff: await tx.rows<StaffRow>(staffOfRequest(ask.input.to)),
  }),
  rule: ({ facts, input, me }) => {
    const verdict = mayDecide("assign")({ facts, me: null, input: {} })
    if (!verdict.allowed) return verdict
    if (input.to === null) return allow
    if (!facts.staff.some((one) => one.id === input.to))
      return refuse("unknown_user", "This is nobody of support who answers requests.")
    return facts.request?.user_id === input.to
      ? refuse("not_on_oneself", `${input.to === me ? "You cannot" : "They cannot"} look after their own request.`)
      : allow
  },
  plan: ({ request }, { input }) => {
    if (!request) return []
    const line = { target: request.id, label: `Request ${request.number}` }
    if (request.assigned_to === input.to) return [{ ...line, outcome: "unchanged" }]
    const before = { assignedTo: request.assigned_to, state: request.state }
    const after = { assignedTo: input.to, state: stateAfter("assign", request.state) }
    return [{ ...line, outcome: "changed", before, after, chain: "installation" }]
  },
  apply: async (tx, _, { facts: { request }, input, now }) => {
    const state = request && stateAfter("assign", request.state)
    if (!request || !state) return { value: null }
    const { id, decided_at: decidedAt } = request
    const waitingSince = waitingAfter(state, request.waiting_since, now)
    await tx.rows(requestMoved({ id, state, waitingSince, decidedAt, assignedTo: input.to, now }))
    return { value: { id, state } }
  },
  example: ({ request }) => ({ request, to: null }),
})
