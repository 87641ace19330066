import { type RoleRow, rolesOfOrg } from "@/db/sql/members-for-change"
import { rightsOf } from "@/lib/access/policies"
import { holdsRight, type Right } from "@/lib/access/rights"
import { allow, refuse } from "@/lib/access/verdict"
import { query } from "@/lib/operations/operation"
import { listRolesInput } from "./inputs"

export type OrgRole = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly builtIn: boolean
  readonly enabled: boolean
  readonly policies: readonly string[]
  readonly rights: readonly Right[]
}

/** The roles of an org, the built-in ones first, with what each allows (facts B5.4); for those who read roles or give them (B5.3). */
export const listRoles = query({
  name: "role.list",
  summary: "The organization's roles and the rights each gives.",
  on: "org",
  needs: "member",
  input: listRolesInput,
  rule: ({ standing }) =>
    holdsRight(standing.rights, "roles:read") || holdsRight(standing.rights, "members:edit")
      ? allow
      : refuse("lacks_permission"),
  run: async (tx, { org }): Promise<readonly OrgRole[]> => {
    const rows = await tx.rows<RoleRow>(rolesOfOrg(org.id))
    return rows.map(({ built_in, ...row }) => ({ ...row, builtIn: built_in, rights: rightsOf(row.policies) }))
  },
  example: () => ({}),
})
