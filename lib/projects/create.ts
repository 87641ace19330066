import { type BillingRow, billingStand, projectAdd } from "@/db/sql/projects"
import { mayBillProjectTo } from "@/lib/access/billing"
import { chargeableOf } from "@/lib/access/charging"
import { newProjectId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { createProjectInput } from "./inputs"

/**
 * Creates a project billed to oneself or to an org where one may bill (A059, A130); who creates it administers it. Refuses with
 * `lacks_permission` where they may not bill, `org_expired` where the org is suspended; `spending_limit_exceeded`, `billing_unconfirmed` or `org_not_billable` where
 * nothing can be charged (A028, A117, B3.1).
 */
export const createProject = mutation({
  name: "project.create",
  summary: "Creates a project that you administer, billed to you or to an organization where you may bill.",
  on: "account",
  needs: "signed-in",
  // The id is chosen here, so that the transaction may write the rows of that project and no other.
  input: createProjectInput.transform((given) => ({ ...given, id: newProjectId() })),
  things: (input) => [input.id],
  load: async (tx, { input, me, locking }) => {
    const [payer] = await tx.rows<BillingRow>(billingStand(input.billedTo ?? me, locking))
    return { payer: payer ? chargeableOf(payer) : null }
  },
  rule: ({ facts: { payer } }) => mayBillProjectTo(payer),
  plan: ({ payer }, { input, me }) => [
    {
      target: input.id,
      label: input.name,
      outcome: "changed",
      before: null,
      after: {
        name: input.name,
        ...(input.summary ? { summary: input.summary } : {}),
        billedTo: payer?.id ?? me,
        administeredBy: me,
      },
      chain: payer?.id ?? me,
    },
  ],
  apply: async (tx, _changed, { facts, input, me, now }) => {
    const billedTo = facts.payer?.id ?? me
    for (const statement of projectAdd({ ...input, billedTo }, me, now)) await tx.rows(statement)
    return { value: { id: input.id, name: input.name } }
  },
  example: () => ({ name: "Example project" }),
})
