import { ownAdministrators } from "@/db/sql/project-grants"
import { refuse } from "@/lib/access/verdict"
import type { Notice } from "@/lib/notices/notice"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { onProject } from "@/lib/projects/inputs"
import { fieldsOf, giveGrants, loadHeld, targetOf } from "./grant"
import { tellOfGrants } from "./notices"

/**
 * An active admin of the org that pays, or the user who pays, gives themselves ADMINISTER on a project, from whatever they hold (A093,
 * A094). It stands in the trail, and those who administer the project are told.
 */
export const grantSelf = mutation({
  name: "project.grant-self",
  summary: "Gives you ADMINISTER on a project, where you administer the organization that pays for it or pay yourself.",
  on: "project",
  needs: "project:see",
  input: onProject,
  locksProject: true,
  load: async (tx, ask) => ({
    held: (await loadHeld(tx, ask.project.id, [ask.me], ask.locking)).get(ask.me) ?? null,
    administrators: await tx.rows<{ principal: string }>(ownAdministrators(ask.project.id, ask.now)),
  }),
  rule: ({ access, actor }) =>
    access.payerAdmin && actor.kind === "user"
      ? anyone()
      : refuse("lacks_permission", "Only an admin of the organization that pays for the project can do this."),
  plan: ({ held }, { project, me, actor }) => {
    const line = { target: targetOf(project.id, me), label: actor.kind === "user" ? actor.name : me }
    if (held?.level === "ADMINISTER" && held.endsAt === null) return [{ ...line, outcome: "unchanged" }]
    const after = { level: "ADMINISTER", ...(held?.endsAt ? { endsAt: null } : {}) }
    return [{ ...line, outcome: "changed", before: held ? fieldsOf(held) : null, after }]
  },
  apply: async (tx, changed, asked) => {
    const told = new Map(asked.facts.administrators.map((row): [string, Notice["payload"]] => [row.principal, {}]))
    await tx.rows(giveGrants(asked, changed, new Map()))
    return { value: null, notices: await tellOfGrants(tx, asked, "project.grant-self", told) }
  },
  example: ({ project }) => ({ project }),
})
