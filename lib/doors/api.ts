import { statusOf } from "@/lib/access/refusals"
import { clock } from "@/lib/clock"
import { actorOfBearer, requestOrigin } from "@/lib/identity"
import { guarded } from "@/lib/identity/unknowable"
import { refused } from "@/lib/operations/failures"
import type { Call } from "@/lib/operations/ground"
import type { Refused } from "@/lib/operations/outcome"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { findOperation } from "./registry"

const MOST_BYTES = 1_000_000

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
  })

function no(refusal: Refused): Response {
  const { ok: _, refusal: word, ...rest } = refusal
  const wait = refusal.retryAfter === undefined ? {} : { "retry-after": String(refusal.retryAfter) }
  const challenge = statusOf(word) === 401 ? { "www-authenticate": "Bearer" } : {}
  return answer(statusOf(word), { error: { type: word, ...rest } }, { ...wait, ...challenge })
}

async function bodyOf(request: Request): Promise<{ org?: unknown; input?: unknown; expect?: unknown } | Refused> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase()
  if (type !== "application/json") return refused("unsupported_type")
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return refused("too_large")
  const text = await request.text()
  if (text.length > MOST_BYTES) return refused("too_large")
  try {
    const parsed: unknown = JSON.parse(text === "" ? "{}" : text)
    if (parsed === null || typeof parsed !== "object" || Array.isArray(parsed)) return refused("malformed")
    const unknown = Object.keys(parsed).find((key) => !["org", "input", "expect"].includes(key))
    return unknown === undefined
      ? parsed
      : refused("invalid_input", {
          message: `The body has a field "${unknown.slice(0, 40)}"; it takes org, input and expect.`,
        })
  } catch {
    return refused("malformed")
  }
}

const textOr = <T>(value: unknown, otherwise: T): string | T => (typeof value === "string" ? value : otherwise)

/**
 * `POST /api/v1/<operation>` with a bearer token and `{ org, input, expect? }`. `?preview` says what a mutation would do; the header
 * `Idempotency-Key` makes a retry safe. Session cookies are not accepted here.
 */
export async function answerApi(request: Request, name: string): Promise<Response> {
  const response = await guarded(() => answered(request, name))
  return response instanceof Response ? response : no(response)
}

async function answered(request: Request, name: string): Promise<Response> {
  const operation = findOperation(name)
  const actor = await actorOfBearer(request.headers.get("authorization"))
  if (actor === null) return no(refused("sign_in_required"))
  if (!operation) return no(refused("unknown_operation"))
  const body = await bodyOf(request)
  if ("ok" in body) return no(body)
  const call: Call = {
    actor,
    origin: await requestOrigin("api"),
    org: textOr(body.org, null),
    input: body.input ?? {},
    now: clock.now(),
    expect: textOr(body.expect, undefined),
    key: request.headers.get("idempotency-key")?.slice(0, 200) || undefined,
  }
  if (operation.kind === "query") {
    const result = await read(operation, call)
    return result.ok ? answer(200, { value: result.value }) : no(result)
  }
  if (new URL(request.url).searchParams.has("preview")) {
    const result = await preview(operation, call)
    return result.ok ? answer(200, { preview: result.preview }) : no(result)
  }
  const result = await perform(operation, call)
  if (!result.ok) return no(result)
  const { ok: _, ...done } = result
  return answer(done.job === undefined ? 200 : 202, done)
}
