import { type AskedOrgRow, type AskerRow, askedOrg, askerOf, type RequestRow, requestOf } from "@/db/sql/requests"
import type { Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { env } from "@/lib/env"
import type { Notice } from "@/lib/notices/notice"
import { aboutRequest } from "./notices"
import { type Move, stateAfter } from "./states"

type Facts = {
  readonly request: RequestRow | null
  readonly person: AskerRow | null
  readonly org: { readonly id: string; readonly name: string } | null
}
type Asking = {
  readonly me: string
  readonly input: { readonly request: string }
  readonly locking: boolean
  readonly now: Date
}

/** A request of the actor's own, held still when locking, as they answer or withdraw it. */
export async function loadOwn(tx: Tx, { me, input, locking, now }: Asking): Promise<Facts> {
  const [request] = await tx.rows<RequestRow>(requestOf(input.request, locking))
  // An admin of its org reads it, and is not the one who asked.
  if (request?.user_id !== me) return { request: null, person: null, org: null }
  const [person] = await tx.rows<AskerRow>(askerOf(me))
  const [org] = request.org_id ? await tx.rows<AskedOrgRow>(askedOrg(me, request.org_id, now)) : []
  return { request, person: person ?? null, org: org ?? null }
}

/** It is theirs, and open. */
export const mayMove =
  (move: Move) =>
  ({ facts: { request } }: { readonly facts: Facts }): Verdict => {
    if (!request) return refuse("not_found")
    return stateAfter(move, request.state) ? allow : refuse("request_closed")
  }

/** What support's mailbox is told, as from who asked. */
export function toSupport(
  kind: "request.answered" | "request.withdrawn",
  { request, person, org }: Facts,
  message: string | null,
): readonly Notice[] {
  if (!request) return []
  const about = aboutRequest(request, org)
  const payload = {
    ...about.payload,
    message,
    name: person?.name ?? "",
    handle: person?.handle ?? "",
    email: person?.email ?? "",
  }
  const mail = { kind, to: { userId: null, address: env().SUPPORT_EMAIL }, payload }
  if (!request.assigned_to) return [mail]
  // Who looks after it hears the bell beside.
  const bell = { link: `/support/requests/${request.id}` }
  return [mail, { kind, to: { userId: request.assigned_to, address: null }, payload, bell }]
}
