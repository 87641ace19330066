import { type MessageRow, messagesOf, type RequestRow, requestOf } from "@/db/sql/requests"
import {
  adminsOfOrg,
  type OrgAtDeskRow,
  orgAtDesk,
  type PersonAtDeskRow,
  peopleAtDesk,
  type StaffRow,
  staffOfRequests,
} from "@/db/sql/requests-queue"
import { Leave, refused } from "@/lib/operations/failures"
import { query } from "@/lib/operations/operation"
import { askedLines, detailsOf } from "./asked"
import { RIGHT_FOR } from "./effects"
import { onRequest } from "./inputs"
import { listedOf } from "./list"

const MOST_ADMINS = 20

const describedOrg = (row: OrgAtDeskRow) => ({
  id: row.id,
  name: row.name,
  state: row.state,
  billable: row.billable,
  phi: row.phi,
  provisioning: row.provisioning,
  licences: row.licences,
  licenceReference: row.licence_reference,
  baaSignedOn: row.baa_signed_on,
  limit: row.spending_limit,
  charged: row.charged,
  reserved: row.reserved,
  confirmed: row.confirmed,
  members: row.member_count,
})

/** Everything support decides a request by: the thread with its own notes, what the org has now, who administers it, whether who asked does. */
export const openRequest = query({
  name: "request.open",
  summary: "A request with its whole thread, and what its organization has now.",
  on: "installation",
  needs: "staff:requests",
  input: onRequest,
  run: async (tx, { input, me, now, actor }) => {
    const [row] = await tx.rows<RequestRow>(requestOf(input.request, false))
    if (!row) throw new Leave(refused("not_found"))
    const messages = await tx.rows<MessageRow>(messagesOf(row.id))
    const ids = [row.user_id, row.assigned_to ?? "", ...messages.map((one) => one.author)]
    const people = await tx.rows<PersonAtDeskRow>(peopleAtDesk([...new Set(ids)]))
    const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id
    const asker = people.find((one) => one.id === row.user_id)
    const [org] = row.org_id ? await tx.rows<OrgAtDeskRow>(orgAtDesk(row.org_id, now)) : []
    const admins = row.org_id ? await tx.rows<PersonAtDeskRow>(adminsOfOrg(row.org_id, now, MOST_ADMINS)) : []
    const staff = await tx.rows<StaffRow>(staffOfRequests)
    const [isAdmin] = row.org_id
      ? await tx.rows<{ yes: boolean }>({
          text: `select true as yes from member where org_id = $1 and user_id = $2 and level = 'ADMIN' and not disabled and (ends_at is null or ends_at > $3)`,
          values: [row.org_id, row.user_id, now],
        })
      : []
    const needed = row.kind === "support" ? null : RIGHT_FOR[row.kind]
    return {
      ...listedOf(row),
      version: row.version,
      waitingSince: row.waiting_since?.toISOString() ?? null,
      asked: askedLines(row),
      details: {
        limit: detailsOf("spending-limit", row.details),
        newOrg: row.kind === "billable-org" ? detailsOf("billable-org", row.details) : null,
        sponsorship: detailsOf("sponsorship", row.details),
      },
      asker: {
        id: row.user_id,
        name: asker?.name ?? row.user_id,
        handle: asker?.handle ?? "",
        /** The address it was asked from, and whether that is still the account's (A122). */
        from: row.asked_from,
        email: asker?.email ?? null,
        active: asker?.state === "ACTIVE",
        isAdmin: Boolean(isAdmin),
        isOneself: row.user_id === me,
      },
      assigned: row.assigned_to ? { id: row.assigned_to, name: nameOf(row.assigned_to) } : null,
      me,
      staff: staff.map(({ id, name }) => ({ id, name })),
      org: org ? describedOrg(org) : null,
      admins: admins.map(({ id, name, handle, email }) => ({ id, name, handle, email })),
      /** Whether the viewer may put this kind into effect. */
      mayApprove: needed !== null && (actor.kind !== "user" || actor.staff.includes(needed)),
      messages: messages.map((one) => ({
        id: one.id,
        at: one.at.toISOString(),
        author: nameOf(one.author),
        staff: one.by_staff,
        body: one.body,
        state: one.state,
        internal: one.internal,
      })),
    }
  },
  example: ({ request }) => ({ request }),
})

export type DeskRequest = Awaited<ReturnType<typeof openRequest.run>>
