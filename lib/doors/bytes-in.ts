import { statusOf } from "@/lib/access/refusals"
import { clock } from "@/lib/clock"
import { sourceOf } from "@/lib/content/take-piece"
import { actorOfBearer, currentActor, requestOrigin, sameOrigin } from "@/lib/identity"
import { guarded } from "@/lib/identity/unknowable"
import { newId } from "@/lib/ids"
import type { Actor } from "@/lib/operations/actor"
import { refused } from "@/lib/operations/failures"
import type { Refused } from "@/lib/operations/outcome"
import { uploadId } from "@/lib/uploads/inputs"
import { type Received, receiveBytes } from "@/lib/uploads/receive"

export type UploadPlace = { readonly project: string; readonly upload: string }
type Door = "action" | "api"

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
  })

function no({ refusal, message, ...rest }: Refused & { received?: number; bytes?: number }): Response {
  const { received, bytes, retryAfter } = rest
  const error = { type: refusal, message, ...(received === undefined ? {} : { received, bytes }) }
  const challenge = statusOf(refusal) === 401 ? { "www-authenticate": "Bearer" } : {}
  return json(
    statusOf(refusal),
    { error },
    { ...challenge, ...(retryAfter ? { "retry-after": String(retryAfter) } : {}) },
  )
}

async function actorAt(door: Door, request: Request): Promise<Actor | Refused> {
  if (door === "api") return (await actorOfBearer(request.headers.get("authorization"))) ?? refused("sign_in_required")
  if (!sameOrigin(request.headers)) return refused("foreign_origin")
  const actor = await currentActor()
  return actor.kind === "user" ? actor : refused("sign_in_required")
}

/** Where in the file the body begins; undefined where the address says nothing that could be. */
function offsetOf(request: Request): number | undefined {
  const text = new URL(request.url).searchParams.get("offset") ?? ""
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** `Content-Digest: sha-256=:…:` (RFC 9530) as hex; null where it is not written so, undefined where there is none. */
function digestOf(headers: Headers): string | null | undefined {
  const given = headers.get("content-digest")
  if (given === null) return undefined
  const found = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(given.trim())?.[1]
  return found ? Buffer.from(found, "base64").toString("hex") : null
}

/**
 * `PUT …/uploads/<upload>?offset=N`: the body is what comes next of the file; answers with how much has arrived. With a bearer token under
 * /api/v1, with a session and from our own pages in the console. A body that breaks off costs at most one piece.
 */
export async function answerBytes(request: Request, place: UploadPlace, door: Door): Promise<Response> {
  const answer = await guarded(() => taken(request, place, door))
  return answer instanceof Response ? answer : no(answer)
}

async function taken(request: Request, { project, upload }: UploadPlace, door: Door): Promise<Response> {
  const actor = await actorAt(door, request)
  if ("ok" in actor) return no(actor)
  if (!uploadId.safeParse(upload).success) return no(refused("not_found"))
  const offset = offsetOf(request)
  if (offset === undefined)
    return no(refused("invalid_input", { message: "Say with ?offset=N where in the file the body begins." }))
  const digest = digestOf(request.headers)
  if (digest === null)
    return no(refused("invalid_input", { message: "Write the digest as Content-Digest: sha-256=:base64:." }))
  // No proxy stands before this door, so the id of the request is made here.
  const origin = { ...(await requestOrigin(door)), id: newId() }
  const sending = { actor, origin, input: { project, upload }, now: clock.now(), offset, digest }
  const received: Received = await receiveBytes(sending, sourceOf(request.body))
  return received.ok ? json(200, { received: received.received, bytes: received.bytes }) : no(received)
}
