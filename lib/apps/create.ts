import { appAdd } from "@/db/sql/apps"
import { type BillingRow, billingStand } from "@/db/sql/projects"
import { mayBillTo } from "@/lib/access/billing"
import { newAppId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { createAppInput } from "./inputs"

/**
 * Makes a catalogue entry billed to oneself or to an org where one may bill; who makes it is its first developer (A098, A100). Refuses with
 * `app_name_taken` where the payer has one of that name. An entry costs nothing, so a limit that is reached does not keep it.
 */
export const createApp = mutation({
  name: "app.create",
  summary: "Makes an entry in the catalogue of apps, with you as its first developer.",
  on: "account",
  needs: "signed-in",
  // The id is chosen here, so that the transaction may write the rows of that app and no other.
  input: createAppInput.transform((given) => ({ ...given, id: newAppId() })),
  things: (input) => [input.id],
  load: async (tx, { input, me, locking }) => {
    const [payer] = await tx.rows<BillingRow>(billingStand(input.billedTo ?? me, locking))
    return { payer: payer ?? null }
  },
  rule: ({ facts: { payer } }) => mayBillTo(payer),
  plan: ({ payer }, { input, me }) => [
    {
      target: input.id,
      label: input.title,
      outcome: "changed",
      before: null,
      after: { name: input.name, title: input.title, billedTo: payer?.id ?? me, developer: me },
      chain: payer?.id ?? me,
    },
  ],
  apply: async (tx, _changed, { facts, input, me, now }) => {
    for (const statement of appAdd({ ...input, billedTo: facts.payer?.id ?? me }, me, now)) await tx.rows(statement)
    return { value: { id: input.id, name: input.name } }
  },
  conflicts: { app_name: "app_name_taken" },
  example: () => ({ name: "example_app", title: "Example app" }),
})
