import { billingMoved, levelsOf, transferClosed } from "@/db/sql/transfers"
import { higher, type ProjectLevel } from "@/lib/access/levels"
import { mayHandOver, mayMove, mayPay } from "@/lib/access/project-transfer"
import { refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { accountFor, movedTo, partiesOf, tell } from "./facts"
import { acceptTransferInput } from "./inputs"

/**
 * Takes over the billing of a project handed to oneself, for oneself or an org where one may bill (A191, A195; an exception of INV-4): at
 * once, with every grant as it was. Whoever asked must still be able to; a PHI project goes to orgs with PHI alone (A186). Of two at
 * once one wins, the other gets `transfer_void`.
 */
export const acceptTransfer = mutation({
  name: "project.accept-transfer",
  summary: "Takes over the billing of a project, for you or an organization where you may bill.",
  on: "project",
  needs: "project:see",
  locksOrg: true,
  locksBeside: (input) => input.billTo,
  input: acceptTransferInput,
  load: async (tx, ask) => {
    const parties = await partiesOf(tx, ask)
    const requester = parties.find((party) => party.requester) ?? null
    const levels = requester ? await tx.rows<{ level: ProjectLevel }>(levelsOf(ask.project.id, requester.user_id)) : []
    return {
      parties,
      asker: requester && {
        payerAdmin: requester.payer_admin,
        level: levels.reduce<ProjectLevel>((best, { level }) => higher(best, level), "NONE"),
      },
      account: await accountFor(tx, ask.input.billTo, ask.locking),
    }
  },
  rule: ({ project, access, facts: { asker, account }, now }) => {
    if (!project.transfer) return refuse("transfer_void")
    if (!access.isRecipient) return refuse("lacks_permission", "This project was not handed to you.")
    if (!asker || !mayHandOver(project, asker).allowed)
      return refuse("transfer_void", "Whoever asked you may no longer hand this project over. Ask for a new request.")
    const moves = mayMove(project, now)
    return moves.allowed ? mayPay(project, account) : moves
  },
  plan: ({ account }, ask) => movedTo(ask, account.id),
  apply: async (tx, _changed, ask) => {
    const { account, parties } = ask.facts
    await tx.rows(transferClosed(ask.project.id))
    await tx.rows(billingMoved(ask.project.id, account.id, ask.now))
    return {
      value: { billedTo: account.id },
      notices: tell(ask, "project.billing-moved", parties, { account: account.name }),
    }
  },
  example: ({ project, org }) => ({ project, billTo: org }),
})
