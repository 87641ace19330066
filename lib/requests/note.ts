import { messageSaid } from "@/db/sql/requests"
import { allow, refuse } from "@/lib/access/verdict"
import { newId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { loadAtDesk } from "./at-desk"
import { replyInput } from "./inputs"

/** Keeps a note about a request that support alone reads, also when it is decided. */
export const noteOnRequest = mutation({
  name: "request.note",
  summary: "Keeps a note about a request that support alone reads.",
  on: "installation",
  needs: "staff:requests",
  input: replyInput,
  load: loadAtDesk,
  rule: ({ facts }) => (facts.request ? allow : refuse("not_found")),
  plan: ({ request }) =>
    request
      ? [
          {
            target: request.id,
            label: `Request ${request.number}`,
            outcome: "changed",
            before: null,
            after: { number: request.number, as: "note" },
            chain: "installation",
          },
        ]
      : [],
  apply: async (tx, _, { input, me, now }) => {
    const said = {
      request: input.request,
      id: newId(),
      author: me ?? "system",
      byStaff: true,
      body: input.message,
      now,
    }
    await tx.rows(messageSaid({ ...said, state: null, internal: true }))
    return { value: { id: said.id } }
  },
  example: ({ request }) => ({ request, message: "Called them: the order is on its way." }),
})
