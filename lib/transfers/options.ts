import { accountOf, type AccountRow as FundsAccountRow, type FundsRow, fundsOfMine } from "@/db/sql/accounts"
import { type AccountRow, accountsOf, transfersTo, type WaitingRow } from "@/db/sql/transfers"
import type { Tx } from "@/db/tenancy"
import { chargeableOf } from "@/lib/access/charging"
import { atLeast } from "@/lib/access/levels"
import { type Account, mayHandOver, mayMove, mayPay } from "@/lib/access/project-transfer"
import { sentenceOf } from "@/lib/access/refusals"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { query } from "@/lib/operations/operation"
import { onProject } from "@/lib/projects/inputs"
import { noInput } from "./inputs"

const blockedBy = (verdict: Verdict): string | null =>
  verdict.allowed ? null : (verdict.message ?? sentenceOf(verdict.refusal))

export type TransferOptions = {
  /** Those that are open first; `blocked` says why another is not. */
  readonly accounts: readonly {
    readonly id: string
    readonly name: string
    readonly isOwn: boolean
    readonly isPayer: boolean
    readonly blocked: string | null
  }[]
  /** Why the project cannot be taken over, and why the viewer cannot hand it over; null where they can. */
  readonly accept: string | null
  readonly handOver: string | null
}

async function accountsFor(tx: Tx, me: string, name: string, now: Date): Promise<readonly Account[]> {
  const orgs = await tx.rows<AccountRow>(accountsOf(me, now))
  const funds = await tx.rows<FundsRow>(fundsOfMine(orgs.map((org) => org.id)))
  const [mine] = await tx.rows<FundsAccountRow>(accountOf(me, false))
  const none = { billable: false, spending_limit: null, funds_left: null, confirmed: false }
  const theirs = orgs.map(({ may_bill, ...org }): Account => {
    const { billable, spending_limit, funds_left, confirmed } = funds.find((one) => one.org_id === org.id) ?? none
    return { ...chargeableOf({ ...org, billable, spending_limit, funds_left, confirmed }), mayBill: may_bill }
  })
  const { spending_limit, funds_left } = mine ?? none
  const own = chargeableOf({ id: me, name, billable: true, confirmed: true, spending_limit, funds_left })
  // One's own account comes last: it is not to be taken by accident.
  return [...theirs, { ...own, state: "LIVE", phi: false, mayBill: true }]
}

/** The accounts one could bill a project to, those that are open first, and of each other why not; and why nobody can just now (A195). */
export const transferOptions = query({
  name: "project.transfer-options",
  summary: "Lists the accounts you could bill a project to, and why not the others.",
  on: "project",
  needs: "project:see",
  input: onProject,
  rule: ({ access }) =>
    access.isRecipient || atLeast(access.level, "ADMINISTER") ? allow : refuse("lacks_permission"),
  run: async (tx, { project, access, actor, me, now }): Promise<TransferOptions> => {
    const accounts = await accountsFor(tx, me, actor.kind === "user" ? actor.name : me, now)
    const judged = accounts.map((account) => ({
      id: account.id,
      name: account.name,
      isOwn: account.id === me,
      isPayer: account.id === project.payer.id,
      blocked: blockedBy(mayPay(project, account)),
    }))
    const moves = mayMove(project, now)
    const sender = mayHandOver(project, access)
    return {
      accounts: [...judged.filter((one) => one.blocked === null), ...judged.filter((one) => one.blocked !== null)],
      accept: blockedBy(moves),
      handOver: blockedBy(
        !sender.allowed ? sender : !moves.allowed ? moves : project.transfer ? refuse("transfer_pending") : allow,
      ),
    }
  },
  example: ({ project }) => ({ project }),
})

/** The projects whose billing was handed to the person and that wait for their answer, the oldest first (A192, A193). */
export const waitingTransfers = query({
  name: "project.transfers-waiting",
  summary: "Lists the projects whose billing you are asked to take over.",
  on: "account",
  needs: "signed-in",
  input: noInput,
  run: async (tx, { me }) =>
    (await tx.rows<WaitingRow>(transfersTo(me))).map((row) => ({
      project: row.project_id,
      name: row.name ?? row.project_id,
      at: row.created_at.toISOString(),
    })),
  example: () => ({}),
})
