import { type RequestRow, requestOf } from "@/db/sql/requests"
import { type OrgAtDeskRow, orgAtDesk, type PersonAtDeskRow, peopleAtDesk } from "@/db/sql/requests-queue"
import type { Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Changed } from "@/lib/operations/operation"
import { type Move, stateAfter } from "./states"

export type AtDesk = {
  readonly request: RequestRow | null
  readonly asker: PersonAtDeskRow | null
  /** The org it was asked for. */
  readonly org: OrgAtDeskRow | null
}

type Asking = { readonly input: { readonly request: string }; readonly locking: boolean; readonly now: Date }

/** A request as support works on it, held still when locking: two who decide at once come one after the other. */
export async function loadAtDesk(tx: Tx, { input, locking, now }: Asking): Promise<AtDesk> {
  const [request] = await tx.rows<RequestRow>(requestOf(input.request, locking))
  if (!request) return { request: null, asker: null, org: null }
  const [asker] = await tx.rows<PersonAtDeskRow>(peopleAtDesk([request.user_id]))
  const [org] = request.org_id ? await tx.rows<OrgAtDeskRow>(orgAtDesk(request.org_id, now)) : []
  return { request, asker: asker ?? null, org: org ?? null }
}

type Deciding = {
  readonly facts: AtDesk
  readonly me: string | null
  readonly input: { readonly version?: number | undefined }
}

/** It is there, open, as it was seen, and not of one's own: nobody decides what they ask for themselves (INV-4). */
export const mayDecide =
  (move: Move) =>
  ({ facts: { request }, me, input }: Deciding): Verdict => {
    if (!request) return refuse("not_found")
    if (!stateAfter(move, request.state)) return refuse("request_closed")
    if (input.version !== undefined && input.version !== request.version) return refuse("stale_version")
    return request.user_id === me
      ? refuse("not_on_oneself", "Somebody else at support has to look after your own request.")
      : allow
  }

/** What becomes of the request: in the trail of the org it was asked for, or of who asked for themselves. */
export function moved(request: RequestRow, move: Move): Changed {
  return {
    target: request.id,
    label: `Request ${request.number}`,
    outcome: "changed",
    before: { state: request.state },
    after: { state: stateAfter(move, request.state) },
    chain: request.org_id ?? request.user_id,
  }
}

const MOST_REASON = 500

/** Support's words to who asked are its reason in the trail (INV-47), with the number they are about. */
export const reasonOf = (input: { readonly words: string }, { request }: AtDesk): string =>
  [...`Request ${request?.number ?? ""}: ${input.words.replaceAll(/\s+/gu, " ")}`].slice(0, MOST_REASON).join("")
