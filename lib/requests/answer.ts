import { messageSaid, requestMoved } from "@/db/sql/requests"
import { adminsOfOrg, type PersonAtDeskRow } from "@/db/sql/requests-queue"
import type { Tx } from "@/db/tenancy"
import { newId } from "@/lib/ids"
import type { Notice } from "@/lib/notices/notice"
import type { NoticeKind } from "@/lib/notices/templates"
import type { AtDesk } from "./at-desk"
import { OF_ADMINS, type RequestKind } from "./inputs"
import { aboutRequest } from "./notices"
import { type Move, stateAfter, waitingAfter } from "./states"

type Answering = { readonly me: string | null; readonly now: Date; readonly input: { readonly words: string } }

/** Says support's words in the thread and moves the request; it is looked after by who answers, unless it was already. */
export async function answer(tx: Tx, move: Move, { request }: AtDesk, { me, now, input }: Answering): Promise<void> {
  const state = request && stateAfter(move, request.state)
  if (!request || !state) return
  const { id } = request
  const author = me ?? "system"
  const said = { request: id, id: newId(), author, byStaff: true, body: input.words, state, internal: false, now }
  await tx.rows(messageSaid(said))
  await tx.rows(
    requestMoved({
      id,
      state,
      waitingSince: waitingAfter(state, request.waiting_since, now),
      decidedAt: move === "return" ? null : now,
      assignedTo: request.assigned_to ?? me,
      now,
    }),
  )
}

const MOST_TOLD = 200
const concernsAll = (kind: RequestKind): boolean => OF_ADMINS.includes(kind) || kind === "billable-org"

/** Who asked is told by mail and bell; of a decision that concerns a whole org its other admins too. */
export async function told(
  tx: Tx,
  kind: Extract<NoticeKind, `request.${string}`>,
  { request, asker, org }: AtDesk,
  { words, effect, now }: { readonly words: string; readonly effect?: string; readonly now: Date },
): Promise<readonly Notice[]> {
  if (!request || !asker) return []
  const { payload, bell } = aboutRequest(request, org)
  const others =
    org && concernsAll(request.kind) && kind !== "request.returned"
      ? await tx.rows<PersonAtDeskRow>(adminsOfOrg(org.id, now, MOST_TOLD))
      : []
  return [asker, ...others.filter((one) => one.id !== asker.id)].map((one) => ({
    kind,
    to: { userId: one.id, address: one.email },
    orgId: org?.id ?? null,
    payload: {
      ...payload,
      name: one.name,
      asker: asker.name,
      own: one.id === asker.id,
      words,
      effect: effect ?? null,
    },
    bell,
  }))
}
