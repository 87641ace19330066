import { type AccountRow, accountOf } from "@/db/sql/accounts"
import { type OverviewRow, overviewStatement } from "@/db/sql/org-overview"
import { billingReach } from "@/lib/access/billing-reach"
import { holdsRight } from "@/lib/access/rights"
import { maySeeMembers } from "@/lib/members/see"
import { query } from "@/lib/operations/operation"
import { fundsOf } from "./funds"
import { nothingInput } from "./inputs"

const ADMINS_SHOWN = 20

/**
 * Basic Information (A009 to A015): what the org is called, its id, its badges, its active admins; the counts for who may see
 * them. `tabs` says what the viewer may open, `permits` what they may change.
 */
export const getOrg = query({
  name: "org.get",
  summary: "Describes the organization: name, id, admins, counts, policies.",
  on: "org",
  needs: "member",
  input: nothingInput,
  run: async (tx, ask) => {
    const { org, standing, now } = ask
    const [row] = await tx.rows<OverviewRow>(overviewStatement(org.id, now, ADMINS_SHOWN))
    const settings = holdsRight(standing.rights, "organization:edit")
    const members = maySeeMembers(ask).allowed
    const [account] = await tx.rows<AccountRow>(accountOf(org.id, false))
    const funds = fundsOf(org.billable, account)
    const reach = billingReach(standing)
    return {
      id: org.id,
      handle: org.handle,
      name: org.name,
      state: org.state,
      createdAt: org.createdAt.toISOString(),
      billable: org.billable,
      limited: funds.kind === "limited",
      phi: org.phi,
      gxp: org.gxp,
      provisioning: org.provisioning,
      level: standing.level,
      version: org.version,
      policies: { memberListVisibility: org.memberListVisibility, projectTransfer: org.projectTransfer },
      funds: settings ? funds : null,
      counts: {
        members: members ? org.memberCount : null,
        projects: settings ? (row?.projects ?? 0) : null,
        apps: settings ? (row?.apps ?? 0) : null,
      },
      admins: row?.admins ?? [],
      adminCount: row?.admin_count ?? 0,
      // Who is no admin finds there the projects and apps that reach them (A008, A090).
      tabs: { members, projects: true, apps: true, billing: reach !== "NONE", settings },
      billing: {
        reach,
        information: holdsRight(standing.rights, "billing:edit"),
        statements: reach === "ALL",
      },
      permits: { edit: settings, audit: holdsRight(standing.rights, "audit:read") },
    }
  },
  example: () => ({}),
})
