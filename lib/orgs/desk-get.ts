import {
  type DeskAdminRow,
  type DeskOrgDetail,
  type DeskRequestRow,
  deskAdmins,
  deskOrg,
  deskRequests,
} from "@/db/sql/desk-orgs"
import { query } from "@/lib/operations/operation"
import type { RequestState } from "@/lib/requests/inputs"
import { deskHistory } from "@/lib/support/history"
import { deskOrgInput } from "@/lib/support/inputs"
import { deskLine } from "./desk-list"

/**
 * All that support may know of an org; null where there is none. What it has of data, projects and members is counted and not named: staff hold no right
 * inside an org and see no data.
 */
export const getDeskOrg = query({
  name: "desk-org.get",
  summary: "Describes an organization, for support.",
  on: "installation",
  needs: "support",
  input: deskOrgInput,
  run: async (tx, { input, now }) => {
    const [row] = await tx.rows<DeskOrgDetail>(deskOrg(input.org, now))
    if (!row) return null
    const admins = await tx.rows<DeskAdminRow>(deskAdmins(row.id, now))
    const history = await deskHistory(tx, row.id)
    const requests = await tx.rows<DeskRequestRow>(deskRequests(row.id))
    return {
      ...deskLine(row),
      version: row.version,
      limitVersion: row.limit_version,
      spendingLimit: row.spending_limit,
      reserved: row.reserved,
      licenceReference: row.licence_reference,
      baaSignedOn: row.baa_signed_on,
      phiProjects: row.phi_projects,
      memberListVisibility: row.member_list_visibility,
      createdBy: row.created_by ? { id: row.created_by, name: row.created_by_name ?? row.created_by } : null,
      information: { confirmed: row.confirmed, pending: row.billing_pending },
      adminsTotal: admins[0]?.total ?? 0,
      admins: admins.map((one) => ({
        id: one.id,
        handle: one.handle,
        name: one.name,
        email: one.email,
        status: one.status,
        endsAt: one.ends_at?.toISOString() ?? null,
        lastActiveAt: one.last_active_at?.toISOString() ?? null,
      })),
      requests: requests.map((one) => ({
        id: one.id,
        number: Number(one.number),
        subject: one.subject,
        state: one.state as RequestState,
        createdAt: one.created_at.toISOString(),
      })),
      history,
    }
  },
  example: ({ org }) => ({ org }),
})

export type DeskOrgDetails = NonNullable<Awaited<ReturnType<(typeof getDeskOrg)["run"]>>>
