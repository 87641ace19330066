import {
  type AskedOrgRow,
  askedOrg,
  type MessageRow,
  messagesOf,
  type RequestAskerRow,
  type RequestRow,
  requestAskers,
  requestOf,
} from "@/db/sql/requests"
import { Leave, refused } from "@/lib/operations/failures"
import { query } from "@/lib/operations/operation"
import { askedLines } from "./asked"
import { onRequest } from "./inputs"
import { listedOf } from "./list"

/** One thing that was said; `by` is "you", another's name, or support. */
type Said = {
  readonly id: string
  readonly at: string
  readonly by: "you" | "asker" | "support"
  readonly body: string
  /** What the request became with it. */
  readonly state: RequestRow["state"] | null
}

/**
 * A request with all that was said about it but support's own notes, for who asked and for the admins of the org it was asked for; to
 * everybody else there is none such (A343).
 */
export const getRequest = query({
  name: "request.get",
  summary: "A request of yours, or one made for an organization you administer, with its thread.",
  on: "account",
  needs: "signed-in",
  input: onRequest,
  run: async (tx, { me, input, now }) => {
    const [row] = await tx.rows<RequestRow>(requestOf(input.request, false))
    if (!row) throw new Leave(refused("not_found"))
    const messages = await tx.rows<MessageRow>(messagesOf(row.id))
    const [asker] = await tx.rows<RequestAskerRow>(requestAskers([row.id]))
    const [org] = row.org_id ? await tx.rows<AskedOrgRow>(askedOrg(me, row.org_id, now)) : []
    const own = row.user_id === me
    const by = (author: string, staff: boolean): Said["by"] => (staff ? "support" : author === me ? "you" : "asker")
    return {
      ...listedOf(row),
      orgName: org?.name ?? null,
      own,
      askedBy: asker?.name ?? "",
      askedFrom: own ? row.asked_from : null,
      asked: askedLines(row),
      messages: messages.map(
        (one): Said => ({
          id: one.id,
          at: one.at.toISOString(),
          by: by(one.author, one.by_staff),
          body: one.body,
          state: one.state,
        }),
      ),
    }
  },
  example: ({ request }) => ({ request }),
})
