import { credentialsEnded, userStateSet } from "@/db/sql/desk-people"
import { allow, refuse } from "@/lib/access/verdict"
import { userOf } from "@/lib/operations/actor"
import { mutation } from "@/lib/operations/operation"
import { onStaffInput } from "./inputs"
import { loadStaff, type StaffFacts } from "./load"
import { mayGive } from "./rules"

const toldOf = (person: NonNullable<StaffFacts["person"]>, kind: "account.disabled" | "account.enabled") =>
  person.email ? [{ kind, to: { userId: person.id, address: person.email }, payload: { name: person.name } }] : []

/** Disables somebody of staff with every credential they have (INV-15); not oneself, and not the last who looks after staff. */
export const disableStaff = mutation({
  name: "staff.disable",
  summary: "Disables an account of staff, and ends every credential it has.",
  on: "installation",
  needs: "staff:staff",
  reason: (input) => input.reason,
  input: onStaffInput,
  load: loadStaff,
  rule: ({ facts: { person, held, isLast }, me }) => {
    const may = mayGive(held, [])
    if (!may.allowed) return may
    if (!person) return refuse("not_found")
    if (person.id === me) return refuse("not_on_oneself")
    return isLast ? refuse("last_staff") : allow
  },
  plan: ({ person }) => {
    if (!person) return []
    const line = { target: person.id, label: person.name }
    if (person.state === "DISABLED") return [{ ...line, outcome: "unchanged", note: "is disabled already" }]
    const [before, after] = [{ account: person.state }, { account: "DISABLED" }]
    return [{ ...line, outcome: "changed", before, after, note: "signed out everywhere; the rights stay and sleep" }]
  },
  apply: async (tx, _, { facts: { person }, actor, now }) => {
    if (!person) return { value: null }
    for (const statement of credentialsEnded(person.id, userOf(actor) ?? "system", now)) await tx.rows(statement)
    await tx.rows(userStateSet(person.id, "DISABLED"))
    return { value: null, notices: toldOf(person, "account.disabled") }
  },
  example: () => ({ staff: "user-nobody-of-staff", reason: "Left the desk" }),
})

/** Enables somebody of staff again, with the rights they had; sessions and tokens have ended for good. */
export const enableStaff = mutation({
  name: "staff.enable",
  summary: "Enables an account of staff again.",
  on: "installation",
  needs: "staff:staff",
  reason: (input) => input.reason,
  input: onStaffInput,
  load: loadStaff,
  rule: ({ facts: { person, held } }) => {
    const may = mayGive(held, [])
    return may.allowed && !person ? refuse("not_found") : may
  },
  plan: ({ person }) => {
    if (!person) return []
    const line = { target: person.id, label: person.name }
    if (person.state !== "DISABLED") return [{ ...line, outcome: "unchanged", note: "is not disabled" }]
    const account = person.has_password ? "ACTIVE" : "INVITED"
    const note = account === "INVITED" ? "send the activation mail again: the old link has ended" : undefined
    return [{ ...line, outcome: "changed", before: { account: "DISABLED" }, after: { account }, note }]
  },
  apply: async (tx, _, { facts: { person } }) => {
    if (!person) return { value: null }
    await tx.rows(userStateSet(person.id, person.has_password ? "ACTIVE" : "INVITED"))
    return { value: null, notices: person.has_password ? toldOf(person, "account.enabled") : [] }
  },
  example: () => ({ staff: "user-nobody-of-staff", reason: "Came back" }),
})
