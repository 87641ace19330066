import { type BillingRow, billingStand } from "@/db/sql/projects"
import { type PartyRow, transferParties } from "@/db/sql/transfers"
import type { Tx } from "@/db/tenancy"
import { chargeableOf } from "@/lib/access/charging"
import type { Account } from "@/lib/access/project-transfer"
import type { Notice } from "@/lib/notices/notice"
import { aboutProject } from "@/lib/notices/project"
import type { NoticeKind } from "@/lib/notices/templates"
import type { Ask, Change } from "@/lib/operations/operation"

type ProjectAsk = Ask<"project", unknown>

export const partiesOf = (tx: Tx, ask: ProjectAsk): Promise<PartyRow[]> =>
  tx.rows<PartyRow>(transferParties(ask.project.id))

/** The account as the actor may bill to it; where they may not it is nothing but its id. */
export async function accountFor(tx: Tx, id: string, locking: boolean): Promise<Account> {
  const [row] = await tx.rows<BillingRow>(billingStand(id, locking))
  if (row) return { ...chargeableOf(row), mayBill: true }
  const unknown = { billable: false, spendingLimit: null, fundsLeft: null, confirmed: false }
  return { id, name: id, state: "LIVE", phi: false, mayBill: false, ...unknown }
}

/** A move stands in the trail of who paid and of who pays now. */
export const movedTo = (ask: ProjectAsk, to: string): readonly Change[] => {
  const { project } = ask
  const of = (chain: string): Change => ({
    target: project.id,
    label: project.name,
    outcome: "changed",
    before: { billedTo: project.payer.id, ...(project.transfer ? { transferTo: project.transfer.toUser } : {}) },
    after: { billedTo: to, ...(project.transfer ? { transferTo: null } : {}) },
    chain,
  })
  return [of(project.payer.id), of(to)]
}

/** The end of a request in the trail, with the VIEW that came with it where it goes too. */
export const closed = ({ project }: ProjectAsk, viewOf: string | null): readonly Change[] => [
  {
    target: project.id,
    label: project.name,
    outcome: "changed",
    before: { transferTo: project.transfer?.toUser ?? null },
    after: { transferTo: null },
  },
  ...(viewOf
    ? [
        {
          target: `${project.id}/${viewOf}`,
          label: project.transfer?.toName ?? viewOf,
          outcome: "changed" as const,
          before: { level: "VIEW" },
          after: null,
          note: "came with the request, and goes with it",
        },
      ]
    : []),
]

/** By mail and bell, to those of the parties that are asked for and did not do it themselves (A184, A191). */
export function tell(
  ask: ProjectAsk,
  kind: NoticeKind,
  parties: readonly PartyRow[],
  payload: Notice["payload"] = {},
  link?: string,
): readonly Notice[] {
  const about = aboutProject(ask.project, link)
  const by = ask.actor.kind === "user" ? ask.actor.name : "Provost"
  return parties
    .filter((party) => party.user_id !== ask.me)
    .map((party) => ({
      kind,
      to: { userId: party.user_id, address: party.email },
      payload: { name: party.name, by, ...payload, ...about.payload },
      bell: about.bell,
    }))
}
