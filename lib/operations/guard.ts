import { inWorker, lookup } from "@/db/tenancy"
import { log } from "@/lib/log"
import { sessionOf, tokenOf, userOf } from "./actor"
import type { Call } from "./ground"
import type { AnyOperation } from "./operation"
import type { Refused } from "./outcome"

type Limit = { readonly most: number; readonly seconds: number }

/** How often: writes by credential, and what sends mail by person. Reads are not limited (settled 3.7). */
const WRITES: Limit = { most: 60_000, seconds: 60 }
const MAILING: Limit = { most: 200, seconds: 3600 }
const MAILS = new Set([
  "member.reset-password",
  "invitation.resend",
  "billing-information.submit",
  "billing-information.resend",
  "request.create",
  "request.reply",
  "request.close",
  "request.return",
  "request.decline",
  "request.settle",
  "request.approve",
  "user.change-email",
  "project.transfer-to-user",
  "statement.send",
])

/** Counts a hit and returns the seconds to wait, 0 when within. */
export async function rateTake(key: string, limit: Limit, now: Date): Promise<number> {
  const [row] = await lookup<{ wait: number }>(
    {
      name: "rate-take",
      text: "select rate_take($1, $2, $3, $4) as wait",
      values: [key, limit.most, limit.seconds, now],
    },
    "worker",
  )
  return row?.wait ?? 0
}

/** Seconds the caller of a mutation has to wait, 0 when within the limits. */
export async function overLimit(op: AnyOperation, call: Call): Promise<number> {
  const user = userOf(call.actor)
  if (!user || call.origin.door === "job") return 0
  if (MAILS.has(op.name)) return rateTake(`mail:${user}`, MAILING, call.now)
  return rateTake(`write:${tokenOf(call.actor) ?? sessionOf(call.actor) ?? user}`, WRITES, call.now)
}

const DENIED = new Set([
  "lacks_permission",
  "not_a_member",
  "foreign_origin",
  "token_read_only",
  "token_not_allowed",
  "outranked",
  "above_own_rights",
  "wrong_credentials",
])

/** Writes a denied attempt to the security log, on the worker's connections; never stands in the way of the answer. */
export async function recordDenial(op: AnyOperation, call: Call, answer: Refused): Promise<void> {
  if (!DENIED.has(answer.refusal)) return
  await recordSecurityEvent({
    kind: "denied",
    userId: userOf(call.actor),
    operation: op.name,
    refusal: answer.refusal,
    call,
  })
}

export async function recordSecurityEvent(event: {
  kind: string
  userId: string | null
  operation?: string
  refusal?: string
  call: Pick<Call, "origin" | "now"> & { org?: string | null | undefined }
}): Promise<void> {
  const { call } = event
  try {
    await inWorker({ org: null, actor: null, installation: true, actorKind: "system", now: call.now }, async (tx) => {
      await tx.rows({
        text: "insert into security_event (at, kind, org_id, user_id, operation, refusal, ip, agent, request_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values: [
          call.now,
          event.kind,
          call.org ?? null,
          event.userId,
          event.operation ?? null,
          event.refusal ?? null,
          call.origin.ip,
          call.origin.agent?.slice(0, 300) ?? null,
          call.origin.id,
        ],
      })
    })
  } catch {
    log.warn({ kind: event.kind, request: call.origin.id }, "a security event could not be kept")
  }
}
