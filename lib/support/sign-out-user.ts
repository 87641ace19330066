import { sessionsEnded } from "@/db/sql/mail-links"
import { openSessionsOf, type PersonRow, userWho } from "@/db/sql/support"
import { mutation } from "@/lib/operations/operation"
import { onUserInput } from "./inputs"
import { exists } from "./rules"

/** Ends every session of a user, obeyed by the next thing any of them does (INV-14). */
export const signOutUser = mutation({
  name: "user.sign-out",
  summary: "Ends every session of a user.",
  on: "installation",
  needs: "staff:people",
  reason: (input) => input.reason,
  input: onUserInput,
  load: async (tx, { input, locking }) => {
    const [user] = await tx.rows<PersonRow>(userWho(input.who, locking))
    if (!user) return { user: null, sessions: 0 }
    const [open] = await tx.rows<{ n: number }>(openSessionsOf(user.id))
    return { user, sessions: open?.n ?? 0 }
  },
  rule: exists,
  plan: ({ user, sessions }) => {
    if (!user) return []
    const base = { target: user.id, label: user.name }
    if (sessions === 0) return [{ ...base, outcome: "unchanged" }]
    return [{ ...base, outcome: "changed", before: { sessions }, after: { sessions: 0 }, chain: user.id }]
  },
  apply: async (tx, _, { facts: { user, sessions }, now }) => {
    await tx.rows(sessionsEnded(user?.id ?? "", null, "system", now))
    const notices = user?.email
      ? [
          {
            kind: "account.signed-out" as const,
            to: { userId: user.id, address: user.email },
            payload: { name: user.name, by: "Provost support" },
          },
        ]
      : []
    return { value: { userId: user?.id ?? "", sessions }, notices }
  },
  example: ({ member }) => ({ who: member, reason: "Asked for by the person" }),
})
