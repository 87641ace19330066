import { type ListedRow, type RequestAskerRow, requestAskers, requestsListed } from "@/db/sql/requests"
import { refuse } from "@/lib/access/verdict"
import { query } from "@/lib/operations/operation"
import { listRequestsInput } from "./inputs"
import { knownPlace, listedOf, pageOf, placeOf } from "./list"

/** What was asked of support for the org, by whomever, newest first: its admins follow it (A343). */
export const requestsOfOrg = query({
  name: "request.of-org",
  summary: "Lists what was asked of support for the organization, newest first.",
  on: "org",
  needs: "requests:read",
  input: listRequestsInput,
  rule: (ask) => (ask.standing.level === "ADMIN" ? knownPlace(ask) : refuse("lacks_permission")),
  run: async (tx, { org, input: { filters, after, size } }) => {
    const asked = {
      of: { org: org.id },
      state: filters.state,
      kind: filters.kind,
      past: placeOf(after),
      limit: size + 1,
    }
    const { rows, next } = pageOf(await tx.rows<ListedRow>(requestsListed(asked)), size)
    const askers = await tx.rows<RequestAskerRow>(requestAskers(rows.map((row) => row.id)))
    const nameOf = new Map(askers.map((one) => [one.id, one.name]))
    return { rows: rows.map((row) => ({ ...listedOf(row), askedBy: nameOf.get(row.id) ?? "" })), next }
  },
  example: () => ({}),
})
