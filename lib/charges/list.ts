import { chargesOfOneself, chargesOfOrg, seesCharges } from "@/lib/billing-accounts/scope"
import { query } from "@/lib/operations/operation"
import { knownPlace, linesOf } from "./lines"
import { listChargesInput } from "./list-inputs"

/** The lines of the ledger that match, by when they were used: all for who sees the whole account, else those one caused. */
export const listCharges = query({
  name: "charge.list",
  summary: "A page of the organization's charges, line by line.",
  on: "org",
  needs: "member",
  input: listChargesInput,
  rule: (ask) => {
    const open = seesCharges(ask)
    return open.allowed ? knownPlace(ask.input.direction, ask.input.after ?? ask.input.before) : open
  },
  run: (tx, ask) => linesOf(tx, chargesOfOrg(ask), ask.input),
  example: () => ({ size: 25 }),
})

/** The same of one's own account. */
export const listOwnCharges = query({
  name: "charge.my-list",
  summary: "A page of your own account's charges, line by line.",
  on: "account",
  needs: "signed-in",
  input: listChargesInput,
  rule: ({ input }) => knownPlace(input.direction, input.after ?? input.before),
  run: (tx, ask) => linesOf(tx, chargesOfOneself(ask), ask.input),
  example: () => ({ size: 25 }),
})
