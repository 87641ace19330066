import { rolesReplace } from "@/db/sql/members-for-change"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { actingOf, loadMembers } from "./facts"
import { setRoleInput } from "./inputs"
import { planEach, verdictOf } from "./plan"
import { mayGiveRights, mayTouch } from "./rules"
import { ofMany } from "./selection"

const sorted = (roles: readonly string[]): readonly string[] => [...new Set(roles)].sort()

/**
 * Gives members exactly these roles (A312, settled 1.4). An admin's role comes with the level and cannot be set; nobody gives
 * a role whose rights they do not hold (INV-3).
 */
export const setRole = mutation({
  name: "member.set-role",
  summary: "Gives members exactly these roles.",
  on: "org",
  needs: "members:edit",
  input: setRoleInput,
  many: ofMany((people) => `Set the role of ${people}`),
  load: (tx, ask) => loadMembers(tx, ask, { roles: true }),
  rule: (asked) => {
    const given = asked.input.roles.map((id) => asked.facts.roles.get(id))
    if (asked.input.roles.includes("administrator"))
      return verdictOf({
        refusal: "invalid_input",
        message: "Administrator comes with level Admin. Change the level instead.",
      })
    if (given.some((role) => !role?.enabled))
      return verdictOf({ refusal: "not_found", message: "There is no such role." })
    const no = mayGiveRights(
      actingOf(asked),
      given.flatMap((role) => role?.rights ?? []),
    )
    return no ? verdictOf(no) : anyone()
  },
  plan: (facts, asked) =>
    planEach(facts, asked.targets, (member) => {
      const no = mayTouch(actingOf(asked), member)
      if (no) return { no }
      if (member.settings.level === "ADMIN")
        return {
          no: { refusal: "invalid_input", message: "An admin has the role Administrator. Change the level first." },
        }
      return {
        before: { roles: sorted(member.roles) },
        after: { roles: sorted(asked.input.roles) },
        next: { ...member, level: "MEMBER" },
      }
    }),
  apply: async (tx, changed, asked) => {
    const writes = changed.map(({ target, after }) => ({ target, roles: after?.roles as readonly string[] }))
    await tx.rows(rolesReplace(asked.org.id, writes))
    return { value: null }
  },
  example: ({ member }) => ({ members: { ids: [member] }, roles: ["read-only"] }),
})
