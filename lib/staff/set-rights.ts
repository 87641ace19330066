import { staffRightsSet } from "@/db/sql/staff"
import { STAFF_RIGHT_WORDS } from "@/lib/access/staff"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { setStaffRightsInput } from "./inputs"
import { loadStaff } from "./load"
import { mayGive } from "./rules"

/**
 * Sets what somebody of staff may do at the desk; it counts from their next step. Nobody raises themselves (INV-4) or gives what they lack
 * (INV-3), and somebody who is active keeps the right over staff.
 */
export const setStaffRights = mutation({
  name: "staff.set-rights",
  summary: "Sets what somebody of staff may do at the support desk.",
  on: "installation",
  needs: "staff:staff",
  tokens: false,
  sensitive: true,
  reason: (input) => input.reason,
  input: setStaffRightsInput,
  load: loadStaff,
  rule: ({ facts: { person, held, isLast }, input, me }) => {
    if (!person) return mayGive(held, []).allowed ? refuse("not_found") : mayGive(held, [])
    const given = input.rights.filter((right) => !person.rights.includes(right))
    if (person.id === me && given.length > 0)
      return refuse("not_on_oneself", "You cannot give yourself rights. Another who looks after staff can.")
    const may = mayGive(held, given)
    if (!may.allowed) return may
    return isLast && !input.rights.includes("staff") ? refuse("last_staff") : allow
  },
  plan: ({ person }, { input }) => {
    if (!person) return []
    const line = { target: person.id, label: person.name }
    if (person.rights.join() === input.rights.join())
      return [{ ...line, outcome: "unchanged", note: "holds exactly these rights" }]
    return [
      {
        ...line,
        outcome: "changed",
        before: { rights: person.rights },
        after: { rights: input.rights },
        note: person.state === "ACTIVE" ? "counts at their next step, also where they are signed in" : undefined,
      },
    ]
  },
  apply: async (tx, _, { facts: { person }, input, actor }) => {
    if (!person) return { value: null }
    await tx.rows(staffRightsSet(person.id, input.rights))
    const payload = {
      name: person.name,
      by: actor.kind === "user" ? actor.name : "Provost",
      rights: input.rights.map((right) => STAFF_RIGHT_WORDS[right]).join(", "),
      reason: input.reason,
    }
    const to = person.email ? { userId: person.id, address: person.email } : null
    return { value: { rights: input.rights }, notices: to ? [{ kind: "staff.rights-set" as const, to, payload }] : [] }
  },
  example: () => ({ staff: "user-nobody-of-staff", rights: ["requests"], reason: "Changed desks" }),
})
