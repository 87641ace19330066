import { changeEmailInput } from "@/lib/accounts/inputs"
import { openLink } from "@/lib/accounts/links"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { findProfile } from "./profile"

/**
 * Asks to change one's own e-mail address: a link goes to the new one, and only using it changes anything (settled 2.8, INV-25).
 * Whether the address is someone else's already is not told.
 */
export const changeEmail = mutation({
  name: "user.change-email",
  summary: "Mails a link to a new e-mail address of yours, which makes it yours when used.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  sensitive: true,
  input: changeEmailInput,
  load: (tx, { me, locking }) => findProfile(tx, me, locking),
  rule: anyone,
  plan: (row, { input }) =>
    row.email === input.email
      ? [{ target: row.id, label: row.name, outcome: "unchanged" }]
      : [
          {
            target: row.id,
            label: row.name,
            outcome: "changed",
            before: { email: row.email },
            after: { emailAsked: input.email },
          },
        ],
  apply: async (tx, _changed, { me, input, facts, now }) => {
    const link = await openLink(tx, { kind: "email", userId: me, email: input.email }, now)
    return {
      value: null,
      notices: [
        {
          kind: "account.confirm-email",
          to: { userId: me, address: input.email },
          payload: { name: facts.name, handle: facts.handle },
          link,
        },
      ],
    }
  },
  example: () => ({ email: "someone.else@people.example" }),
})
