import { statusOf } from "@/lib/access/refusals"
import { clock } from "@/lib/clock"
import { MOST_FILE_BYTES, storeFile } from "@/lib/files/store"
import { currentActor, requestOrigin, sameOrigin } from "@/lib/identity"
import { guarded } from "@/lib/identity/unknowable"
import { refused } from "@/lib/operations/failures"
import type { Refused } from "@/lib/operations/outcome"
import { perform } from "@/lib/operations/perform"

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  })

const no = ({ refusal, message, fields }: Refused): Response =>
  json(statusOf(refusal), { error: { type: refusal, message, ...(fields ? { fields } : {}) } })

const tooLarge = () =>
  refused("too_large", { message: "The file is larger than 10 MB. Split it and upload the parts." })

/** The body as it comes in, let go as soon as it is too large. */
async function bytesOf(body: ReadableStream<Uint8Array> | null): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let size = 0
  if (!body) return Buffer.alloc(0)
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(parts)
    size += value.length
    if (size > MOST_FILE_BYTES) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
}

function nameOf(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get("x-file-name") ?? "").slice(0, 200) || "file.csv"
  } catch {
    return "file.csv"
  }
}

/** The one door for files: the body is the file, at most 10 MB; answers with the id that an operation takes (settled 3.11). */
export async function answerUpload(request: Request, org: string): Promise<Response> {
  const answer = await guarded(() => uploaded(request, org))
  return answer instanceof Response ? answer : no(answer)
}

async function uploaded(request: Request, org: string): Promise<Response> {
  if (!sameOrigin(request.headers)) return no(refused("foreign_origin"))
  const actor = await currentActor()
  if (actor.kind !== "user") return no(refused("sign_in_required"))
  if (Number(request.headers.get("content-length") ?? 0) > MOST_FILE_BYTES) return no(tooLarge())
  const bytes = await bytesOf(request.body)
  if (bytes === null) return no(tooLarge())
  const input = { name: nameOf(request), content: bytes.toString("base64") }
  const call = { actor, origin: await requestOrigin("action"), org, input, now: clock.now() }
  const answer = await perform(storeFile, call)
  return answer.ok ? json(201, answer.value) : no(answer)
}
