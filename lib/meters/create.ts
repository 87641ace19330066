import { meterAdded } from "@/db/sql/meters"
import { allow, refuse } from "@/lib/access/verdict"
import { userId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { createMeterInput } from "./inputs"

/** Makes a metering account: it has no password, joins no org, and posts charges with tokens of its own. */
export const createMeter = mutation({
  name: "meter.create",
  summary: "Makes a metering account, which posts charges and does nothing else.",
  on: "installation",
  needs: "staff:meters",
  reason: (input) => input.reason,
  input: createMeterInput,
  load: async (tx, { input }) =>
    (await tx.rows({ text: `select 1 from "user" where lower(handle) = lower($1)`, values: [input.handle] })).length >
    0,
  rule: ({ facts: taken }) => (taken ? refuse("username_taken") : allow),
  plan: (_, { input: { handle, name } }) => [
    { target: userId(handle), label: name, outcome: "changed", before: null, after: { handle, name } },
  ],
  apply: async (tx, _, { input: { handle, name }, now }) => {
    await tx.rows(meterAdded(handle, name, now))
    return { value: { meter: userId(handle) } }
  },
  conflicts: { user_pkey: "username_taken", user_handle_lower: "username_taken" },
  example: ({ org }) => ({
    handle: `${org.replace("org-", "").slice(0, 30)}-batch`,
    name: "Batch system",
    reason: "Asked for",
  }),
})
