import {
  type AccountStandRow,
  accountStand,
  credentialsEnded,
  orgsHeldUp,
  orgsOfAdminHeld,
  userStateSet,
} from "@/db/sql/desk-people"
import { type PersonRow, userWho } from "@/db/sql/support"
import type { Tx } from "@/db/tenancy"
import type { Verdict } from "@/lib/access/verdict"
import { userOf } from "@/lib/operations/actor"
import { type Ask, mutation } from "@/lib/operations/operation"
import { onUserInput } from "./inputs"
import { exists, holdsUp, mayDisable } from "./rules"

type Facts = {
  readonly user: PersonRow | null
  readonly stand: AccountStandRow | null
  /** Orgs that would be left without an admin who can act. */
  readonly heldUp: readonly { readonly id: string; readonly name: string }[]
}

async function load(tx: Tx, { input, locking }: Ask<"installation", { who: string }>): Promise<Facts> {
  const [named] = await tx.rows<PersonRow>(userWho(input.who, false))
  if (!named) return { user: null, stand: null, heldUp: [] }
  // Orgs before people, in the order of their ids, as everything does that can change who administers them.
  if (locking) await tx.rows(orgsOfAdminHeld(named.id))
  const [user] = await tx.rows<PersonRow>(userWho(named.id, locking))
  const [stand] = await tx.rows<AccountStandRow>(accountStand(named.id))
  const heldUp = await tx.rows<{ id: string; name: string }>(orgsHeldUp(named.id))
  return { user: user ?? null, stand: stand ?? null, heldUp }
}

/** Staff and meters have rights of their own over them: who looks after people neither takes their accounts nor gives them back. */
function ofPeople(asked: { facts: Facts; input: { who: string } }): Verdict {
  const { user } = asked.facts
  return user ? mayDisable(user) : exists(asked)
}

const toldOf = (user: PersonRow, kind: "account.disabled" | "account.enabled") =>
  user.email ? [{ kind, to: { userId: user.id, address: user.email }, payload: { name: user.name } }] : []

const s = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? "" : "s"}`

/**
 * Disables an account as a whole, with every credential it has: sessions, tokens, mailed links, jobs, and what it has invited (settled 2.5, INV-15).
 * Refuses with `last_admin`, and names the orgs, where it would leave one without an admin who can act (INV-1).
 */
export const disableUser = mutation({
  name: "user.disable",
  summary: "Disables an account as a whole, and ends every credential it has.",
  on: "installation",
  needs: "staff:people",
  reason: (input) => input.reason,
  input: onUserInput,
  load,
  rule: ofPeople,
  plan: ({ user, stand, heldUp }) => {
    if (!user) return []
    const line = { target: user.id, label: user.name }
    if (user.state === "DISABLED") return [{ ...line, outcome: "unchanged", note: "is disabled already" }]
    const held = holdsUp(heldUp)
    if (user.state === "ACTIVE" && !held.allowed)
      return [{ ...line, outcome: "refused", refusal: held.refusal, message: held.message }]
    return [
      {
        ...line,
        outcome: "changed",
        before: { account: user.state },
        after: { account: "DISABLED" },
        chain: user.id,
        note: `ends ${s(stand?.sessions ?? 0, "session")} and ${s(stand?.tokens ?? 0, "API token")}; memberships and grants stay and sleep`,
      },
    ]
  },
  apply: async (tx, _, { facts: { user }, now, actor }) => {
    if (!user) return { value: null }
    for (const statement of credentialsEnded(user.id, userOf(actor) ?? "system", now)) await tx.rows(statement)
    await tx.rows(userStateSet(user.id, "DISABLED"))
    return { value: { userId: user.id }, notices: toldOf(user, "account.disabled") }
  },
  conflicts: { org_keeps_an_admin: "last_admin" },
  example: ({ member }) => ({ who: member, reason: "Reported as stolen" }),
})

/** Enables an account again: its memberships and grants count as they stand; sessions and tokens have ended for good. */
export const enableUser = mutation({
  name: "user.enable",
  summary: "Enables an account that support disabled.",
  on: "installation",
  needs: "staff:people",
  reason: (input) => input.reason,
  input: onUserInput,
  load,
  rule: ofPeople,
  plan: ({ user, stand }) => {
    if (!user) return []
    const line = { target: user.id, label: user.name }
    if (user.state !== "DISABLED") return [{ ...line, outcome: "unchanged", note: "is not disabled" }]
    const account = stand?.has_password ? "ACTIVE" : "INVITED"
    return [
      {
        ...line,
        outcome: "changed",
        before: { account: "DISABLED" },
        after: { account },
        chain: user.id,
        note: account === "INVITED" ? "send the activation mail again: the old link has ended" : undefined,
      },
    ]
  },
  apply: async (tx, _, { facts: { user, stand } }) => {
    if (!user) return { value: null }
    await tx.rows(userStateSet(user.id, stand?.has_password ? "ACTIVE" : "INVITED"))
    return { value: { userId: user.id }, notices: stand?.has_password ? toldOf(user, "account.enabled") : [] }
  },
  example: ({ member }) => ({ who: member, reason: "The person was reached" }),
})
