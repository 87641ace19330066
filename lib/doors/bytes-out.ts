import { REFUSALS, statusOf } from "@/lib/access/refusals"
import { clock } from "@/lib/clock"
import { bytesOf, partOf } from "@/lib/downloads/read"
import { actorOfBearer, currentActor, requestOrigin } from "@/lib/identity"
import { guarded } from "@/lib/identity/unknowable"
import type { Refused } from "@/lib/operations/outcome"
import { FILE_BYTES } from "./gate"

export type DownloadPlace = { readonly project: string; readonly download: string }

const PLAIN = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" }

function no({ refusal, message }: Pick<Refused, "refusal" | "message">, door: "page" | "api"): Response {
  const status = statusOf(refusal)
  if (door === "page") return new Response(message, { status, headers: PLAIN })
  return new Response(JSON.stringify({ error: { type: refusal, message } }), {
    status,
    headers: {
      ...PLAIN,
      "content-type": "application/json; charset=utf-8",
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    },
  })
}

/** The name a browser saves a file by: what older ones read holds only letters that no header can be broken with (asvs 5.4.1, 5.4.2). */
export function dispositionOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/[^\w .()-]/g, "_")
    .replace(/^\.+/, "_")
    .slice(0, 150)
  const full = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain || "file"}"; filename*=UTF-8''${full}`
}

export type Span = { readonly from: number; readonly to: number }

/** One span of bytes as `Range` asks for it; null for the whole, "none" where nothing of it is there. What is not understood is the whole. */
export function spanOf(range: string | null, bytes: number): Span | "none" | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? "") ?? []
  if (first === undefined || last === undefined || (first === "" && last === "")) return null
  if (first === "")
    return Number(last) === 0 || bytes === 0 ? "none" : { from: Math.max(0, bytes - Number(last)), to: bytes }
  const from = Number(first)
  if (last !== "" && Number(last) < from) return null
  return from >= bytes ? "none" : { from, to: last === "" ? bytes : Math.min(bytes, Number(last) + 1) }
}

/** `GET …/downloads/<download>`: the bytes of a file that `object.download` was answered yes for, whole or a span of them. */
export async function answerDownload(request: Request, place: DownloadPlace, door: "page" | "api"): Promise<Response> {
  const answer = await guarded(() => sent(request, place, door))
  return answer instanceof Response ? answer : no(answer, door)
}

async function sent(request: Request, place: DownloadPlace, door: "page" | "api"): Promise<Response> {
  const actor = door === "api" ? await actorOfBearer(request.headers.get("authorization")) : await currentActor()
  if (actor === null || actor.kind === "anonymous")
    return no({ refusal: "sign_in_required", message: REFUSALS.sign_in_required.sentence }, door)
  const reading = { actor, origin: await requestOrigin(door), input: place, now: clock.now() }
  const part = await partOf(reading, 0)
  if (!part.ok) return no(part, door)
  if (part.value === null)
    return no({ refusal: "not_found", message: "This download is not open any more. Begin it anew." }, door)
  const { file } = part.value
  const etag = `"${file.content_hash}"`
  const condition = request.headers.get("if-range")
  const span = condition === null || condition === etag ? spanOf(request.headers.get("range"), file.bytes) : null
  const headers = {
    // Whatever it holds it is only saved, and bytes of no known kind are not packed on the way: a span of packed ones is no span of the file.
    "content-type": "application/octet-stream",
    "content-disposition": dispositionOf(file.name),
    "accept-ranges": "bytes",
    etag,
    "cache-control": "no-store, no-transform",
    "x-content-type-options": "nosniff",
  }
  if (span === "none")
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${file.bytes}` } })
  const { from, to } = span ?? { from: 0, to: file.bytes }
  return new Response(streamOf(bytesOf(reading, from, to, clock.now)), {
    status: span ? 206 : 200,
    headers: {
      ...headers,
      [FILE_BYTES]: String(to - from),
      ...(span ? { "content-range": `bytes ${from}-${to - 1}/${file.bytes}` } : {}),
    },
  })
}

const streamOf = (bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await bytes.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => {
        await bytes.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
