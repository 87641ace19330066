import { query } from "@/lib/operations/operation"
import { type CreateRequest, listRequestsInput, type REQUEST_STATE_WORDS, type RequestKind } from "./inputs"

type Row = {
  id: string
  number: string
  kind: RequestKind
  subject: string
  message: string
  state: keyof typeof REQUEST_STATE_WORDS
  org_id: string | null
  licence: CreateRequest["licence"]
  created_at: Date
}

const MOST = 100

/** What the person has asked, newest first. */
export const listRequests = query({
  name: "request.list",
  summary: "Lists your requests to support, newest first.",
  on: "account",
  needs: "signed-in",
  input: listRequestsInput,
  run: async (tx, { me }) => {
    const rows = await tx.rows<Row>({
      name: "requests-of-person",
      text: `select id, number, kind, subject, message, state, org_id, licence, created_at from request where user_id = $1
        order by created_at desc, number desc limit $2`,
      values: [me, MOST],
    })
    return {
      rows: rows.map((row) => ({
        id: row.id,
        number: Number(row.number),
        kind: row.kind,
        subject: row.subject,
        message: row.message,
        state: row.state,
        org: row.org_id,
        licence: row.licence ?? null,
        createdAt: row.created_at.toISOString(),
      })),
    }
  },
  example: () => ({}),
})
