import { refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { setLimitInput } from "@/lib/support/inputs"
import { limitChange, loadLimit, mayHaveLimit, writeLimit } from "./limit-plan"

/**
 * Sets the one spending limit of an org, raises it, lowers it, or takes it away (A025, A031, A122). What is charged next is held against it; work
 * that stopped goes on. Refuses with `limit_below_spent`, and with `stale_version` who saw another limit than there is.
 */
export const setLimit = mutation({
  name: "org.set-limit",
  summary: "Sets an organization's spending limit; null makes it unlimited.",
  on: "installation",
  needs: "staff:limits",
  reason: (input) => input.reason,
  input: setLimitInput,
  load: (tx, { input, locking }) => loadLimit(tx, input.org, locking),
  rule: ({ facts, input }) =>
    facts
      ? mayHaveLimit(facts, input.spendingLimit, input.version)
      : refuse("not_found", `There is no organization ${input.org}.`),
  plan: (facts, { input }) => (facts ? [limitChange(facts, input.spendingLimit)] : []),
  apply: async (tx, _, { facts, input }) => {
    if (facts) await writeLimit(tx, facts, input.spendingLimit)
    return { value: { org: input.org } }
  },
  example: ({ org }) => ({ org, spendingLimit: "900000000000", reason: "A new purchase order" }),
})
