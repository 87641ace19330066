import { billingMoved } from "@/db/sql/transfers"
import { mayHandOver, mayMove, mayPay } from "@/lib/access/project-transfer"
import { refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { accountFor, movedTo, partiesOf, tell } from "./facts"
import { moveBillingInput } from "./inputs"

/**
 * Bills a project at once to an org where one may bill, or to oneself (A196): under the same policy and the same obstacles as a request to
 * a person (A041, A186, A197, A198), and not while one is open.
 */
export const transferToOrg = mutation({
  name: "project.transfer-to-org",
  summary: "Bills a project to another account of yours at once: an organization where you may bill, or you.",
  on: "project",
  needs: "project:ADMINISTER",
  locksOrg: true,
  locksBeside: (input) => input.billTo,
  input: moveBillingInput,
  load: async (tx, ask) => ({ account: await accountFor(tx, ask.input.billTo, ask.locking) }),
  rule: ({ project, access, facts: { account }, now }) => {
    const hands = mayHandOver(project, access)
    if (!hands.allowed) return hands
    const moves = mayMove(project, now)
    if (!moves.allowed) return moves
    return project.transfer ? refuse("transfer_pending") : mayPay(project, account)
  },
  plan: ({ account }, ask) => movedTo(ask, account.id),
  apply: async (tx, _changed, ask) => {
    const { account } = ask.facts
    const payers = await partiesOf(tx, ask)
    await tx.rows(billingMoved(ask.project.id, account.id, ask.now))
    return {
      value: { billedTo: account.id },
      notices: tell(ask, "project.billing-moved", payers, { account: account.name }),
    }
  },
  example: ({ project, admin }) => ({ project, billTo: admin }),
})
