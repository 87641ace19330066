import { newAccount, type PersonRow, usersTaking } from "@/db/sql/support"
import { allow, refuse } from "@/lib/access/verdict"
import { openLink } from "@/lib/accounts/links"
import { userId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { heldBy, mayGive } from "@/lib/staff/rules"
import { supportInput } from "./inputs"

/** Makes an account of support staff, activated by a mailed link: nobody ever has a default password (settled 4.2), or gives rights they lack. */
export const createSupport = mutation({
  name: "support.create",
  summary: "Makes an account of support staff, activated by a mailed link.",
  on: "installation",
  needs: "staff:staff",
  tokens: false,
  sensitive: true,
  reason: (input) => input.reason,
  input: supportInput,
  load: async (tx, ask) => ({
    held: await heldBy(tx, ask),
    taking: await tx.rows<PersonRow>(usersTaking(ask.input.handle, ask.input.email)),
  }),
  rule: ({ facts: { held, taking }, input }) => {
    const may = mayGive(held, input.rights)
    if (!may.allowed) return may
    if (taking.some((one) => one.handle.toLowerCase() === input.handle.toLowerCase())) return refuse("username_taken")
    return taking.length > 0 ? refuse("email_taken") : allow
  },
  plan: (_, { input }) => [
    {
      target: userId(input.handle),
      label: input.name,
      outcome: "changed",
      before: null,
      after: { name: input.name, email: input.email, rights: input.rights },
      chain: "installation",
    },
  ],
  apply: async (tx, _, { input: { handle, name, email, rights }, now }) => {
    const account = { handle, name, email, support: true, staffRights: rights, provisionedBy: null, now }
    await tx.rows(newAccount(account))
    const user = userId(handle)
    const link = await openLink(tx, { kind: "activate", userId: user, email }, now)
    const to = { userId: user, address: email }
    return { value: { userId: user }, notices: [{ kind: "account.activate", to, payload: { name, handle }, link }] }
  },
  conflicts: { user_pkey: "username_taken", user_handle_lower: "username_taken", user_email_lower: "email_taken" },
  example: ({ org }) => {
    const handle = `${org.replace("org-", "").slice(0, 30)}-s`
    return {
      handle,
      name: "Support Person",
      email: `${handle}@people.example`,
      rights: ["requests"],
      reason: "Joins the desk",
    }
  },
})
