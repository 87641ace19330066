import { PROJECT_LEVELS } from "@/lib/access/levels"
import { loadRoles } from "@/lib/members/facts"
import { mayGive, mayGiveRights } from "@/lib/members/rules"
import { query } from "@/lib/operations/operation"
import { releaseInput } from "./inputs"

/** What the viewer may give to someone they invite, by the rules that guard inviting: the dialog's choices. */
export const invitationOptions = query({
  name: "invitation.options",
  summary: "What you may give to someone you invite.",
  on: "org",
  needs: "members:edit",
  input: releaseInput,
  run: async (tx, { org, standing, me }) => {
    const actor = { ...standing, me }
    const least = { level: "MEMBER", billableActivities: false, projectAccess: "NONE", appAccess: false } as const
    const may = (place: object): boolean => mayGive(actor, null, { ...least, ...place }) === null
    const roles = [...(await loadRoles(tx, org.id)).values()]
    return {
      provisioning: org.provisioning,
      billable: org.billable,
      admin: may({ level: "ADMIN" }),
      billableActivities: may({ billableActivities: true }),
      appAccess: may({ appAccess: true }),
      projectAccess: PROJECT_LEVELS.filter((projectAccess) => may({ projectAccess })),
      roles: roles
        .filter((role) => role.enabled && role.id !== "administrator" && mayGiveRights(actor, role.rights) === null)
        .map((role) => ({ id: role.id, name: role.name })),
    }
  },
  example: () => ({}),
})

export type InvitationOptions = Awaited<ReturnType<typeof invitationOptions.run>>
