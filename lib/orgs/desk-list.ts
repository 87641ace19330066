import { type DeskOrgRow, type DeskOrgsPage, deskOrgsCount, deskOrgsPage } from "@/db/sql/desk-orgs"
import { query } from "@/lib/operations/operation"
import { deskOrgsInput } from "@/lib/support/inputs"
import { chosen, deskPage, either } from "@/lib/support/page"
import { fundsOf } from "./funds"

export const deskLine = (row: Omit<DeskOrgRow, "keys">) => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  state: row.state,
  billable: row.billable,
  funds: fundsOf(row.billable, row),
  charged: row.charged,
  informationConfirmed: row.confirmed,
  provisioning: row.provisioning,
  phi: row.phi,
  gxp: row.gxp,
  licences: row.licences,
  development: row.development,
  expiresAt: row.expires_at?.toISOString() ?? null,
  members: row.member_count,
  invitations: row.invitation_count,
  projects: row.project_count,
  hasAdmin: row.has_admin,
  createdAt: row.created_at.toISOString(),
})

/** A row of support's list. */
export type DeskOrg = ReturnType<typeof deskLine>

/** Every org there is, as support sees it: its settings and counts, and nothing of what is in it. */
export const listDeskOrgs = query({
  name: "desk-org.list",
  summary: "Lists every organization, for support.",
  on: "installation",
  needs: "support",
  input: deskOrgsInput,
  run: async (tx, { input, now }) => {
    const { bounds, pageOf } = deskPage(input)
    const { filters } = input
    const asked: DeskOrgsPage = {
      now,
      q: input.q,
      states: chosen(filters.state),
      categories: chosen(filters.category),
      features: chosen(filters.features),
      development: either(filters.development, "yes"),
      admins: either(filters.admins, "some"),
      ...bounds,
    }
    const page = pageOf(await tx.rows<DeskOrgRow>(deskOrgsPage(asked)))
    const [counted] = await tx.rows<{ n: number }>(deskOrgsCount(asked))
    return { ...page, rows: page.rows.map(deskLine), total: counted?.n ?? 0 }
  },
  example: () => ({}),
})
