import { grantsTake, principalsSought, type SoughtRow } from "@/db/sql/project-grants"
import { refuse } from "@/lib/access/verdict"
import { type Change, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { onProject } from "@/lib/projects/inputs"
import { fieldsOf, keepingAnAdmin, loadHeld, loadLasting, principalOf, targetOf } from "./grant"
import { unshareInput } from "./inputs"

/**
 * Takes grants on a project away (A142, A143); what people hold by other grants is theirs still (B2.9). One's own is given up by leaving;
 * a project that a person pays for keeps a lasting ADMINISTER of somebody's own (B2.8).
 */
export const unshareProject = mutation({
  name: "project.unshare",
  summary: "Takes the grants of users, organizations or groups on a project away.",
  on: "project",
  needs: "project:ADMINISTER",
  input: unshareInput,
  locksProject: true,
  load: async (tx, ask) => {
    const ids = [...new Set(ask.input.principals)].sort()
    const rows = await tx.rows<SoughtRow>(principalsSought(ids))
    return {
      ids,
      names: new Map(rows.filter((row) => row.near).map((row) => [row.id, row.name])),
      held: await loadHeld(tx, ask.project.id, ids, ask.locking),
      lasting: await loadLasting(tx, ask),
    }
  },
  rule: anyone,
  plan: ({ ids, names, held, lasting }, { project, me }) =>
    keepingAnAdmin(
      lasting,
      ids.map((principal) => {
        const holds = held.get(principal)
        const line = { target: targetOf(project.id, principal), label: names.get(principal) ?? principal }
        const change: Change = !holds
          ? { ...line, outcome: "unchanged", note: "holds no grant" }
          : principal === me
            ? {
                ...line,
                outcome: "refused",
                refusal: "not_on_oneself",
                message: "Leave the project to give up your own.",
              }
            : { ...line, outcome: "changed", before: fieldsOf(holds), after: null }
        return { change, becomes: null }
      }),
    ),
  apply: async (tx, changed, { project }) => {
    await tx.rows(
      grantsTake(
        project.id,
        changed.map(({ target }) => principalOf(target)),
      ),
    )
    return { value: null }
  },
  example: ({ project, member }) => ({ project, principals: [member] }),
})

/**
 * Gives up one's own grant on a project: anyone may, at any level (B2.3), unless a project that a person pays for would be left without a
 * lasting ADMINISTER (B2.8). What reaches them through an org or a group stays.
 */
export const leaveProject = mutation({
  name: "project.leave",
  summary: "Gives up your own grant on a project.",
  on: "project",
  needs: "project:see",
  input: onProject,
  locksProject: true,
  load: async (tx, ask) => ({
    held: (await loadHeld(tx, ask.project.id, [ask.me], ask.locking)).get(ask.me) ?? null,
    lasting: await loadLasting(tx, ask),
  }),
  rule: ({ facts }) =>
    facts.held
      ? anyone()
      : refuse(
          "no_own_grant",
          "You hold no grant of your own here. What reaches you comes through an organization or a group, or because you look after who pays.",
        ),
  plan: ({ held, lasting }, { project, me, actor }) =>
    held
      ? keepingAnAdmin(lasting, [
          {
            change: {
              target: targetOf(project.id, me),
              label: actor.kind === "user" ? actor.name : me,
              outcome: "changed",
              before: fieldsOf(held),
              after: null,
            },
            becomes: null,
          },
        ])
      : [],
  apply: async (tx, _changed, { project, me }) => {
    await tx.rows(grantsTake(project.id, [me]))
    return { value: null }
  },
  example: ({ project }) => ({ project }),
})
