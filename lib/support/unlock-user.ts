import { triesForgotten } from "@/db/sql/sign-in"
import { type PersonRow, userWho } from "@/db/sql/support"
import { tryKey } from "@/lib/accounts/prove"
import { mutation } from "@/lib/operations/operation"
import { onUserInput } from "./inputs"
import { exists } from "./rules"

/** Ends the delay after failed sign-ins, so that the person can try again at once. */
export const unlockUser = mutation({
  name: "user.unlock",
  summary: "Lets a user sign in again at once after failed tries.",
  on: "installation",
  needs: "staff:people",
  reason: (input) => input.reason,
  input: onUserInput,
  load: async (tx, { input, locking }) => {
    const [user] = await tx.rows<PersonRow>(userWho(input.who, locking))
    return { user: user ?? null }
  },
  rule: exists,
  plan: ({ user }) =>
    user
      ? [
          {
            target: user.id,
            label: user.name,
            outcome: "changed",
            before: null,
            after: { tries: "forgotten" },
            chain: user.id,
          },
        ]
      : [],
  apply: async (tx, _, { facts: { user } }) => {
    const names = [user?.handle, user?.email].filter((name): name is string => Boolean(name))
    await tx.rows(triesForgotten(names.map((name) => tryKey(name.toLowerCase()))))
    return { value: { userId: user?.id ?? "" } }
  },
  example: ({ member }) => ({ who: member, reason: "Asked for by the person" }),
})
