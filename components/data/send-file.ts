import type { Refused } from "@/lib/operations/outcome"

export type Target = { readonly project: string; readonly upload: string; readonly pieceBytes: number }
export type SendEnd = "sent" | "stopped" | { readonly problem: string }
type Watch = { readonly progress: (received: number) => void; readonly signal: AbortSignal }

type Answer =
  | { readonly received: number }
  | { readonly problem: string; readonly received?: number | undefined; readonly again: boolean }

const LOST = "The connection was lost. Resume goes on where it stopped."
const TRIES = 6

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** What the server is to find: a piece that was damaged on the way is sent again. */
async function digestOf(piece: Blob): Promise<string | null> {
  // Only pages over TLS, or of this machine, have it.
  if (!globalThis.crypto?.subtle) return null
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await piece.arrayBuffer()))
  return btoa(String.fromCharCode(...digest))
}

function read(request: XMLHttpRequest): Answer {
  try {
    const body = JSON.parse(request.responseText) as {
      received?: number
      error?: Refused & { type: string; received?: number }
    }
    if (request.status === 200 && typeof body.received === "number") return { received: body.received }
    const { message = LOST, type, received } = body.error ?? { type: "" }
    // Where it stands is known, or it was nobody's fault: worth another try.
    const again = type === "wrong_offset" || type === "hash_mismatch" || request.status >= 500 || request.status === 429
    return { problem: message, received, again }
  } catch {
    return { problem: LOST, again: true }
  }
}

function put(
  target: Target,
  piece: Blob,
  digest: string | null,
  from: number,
  { progress, signal }: Watch,
): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open("PUT", `/projects/${target.project}/uploads/${target.upload}?offset=${from}`)
    request.setRequestHeader("content-type", "application/octet-stream")
    if (digest) request.setRequestHeader("content-digest", `sha-256=:${digest}:`)
    request.upload.onprogress = (event) => progress(from + event.loaded)
    request.onload = () => resolve(read(request))
    request.onerror = () => resolve({ problem: LOST, again: true })
    request.onabort = () => resolve({ problem: LOST, again: false })
    signal.addEventListener("abort", () => request.abort())
    request.send(piece)
  })
}

/** Sends a file from where it stands to its end, a piece at a time; waits and tries again where the line breaks. */
export async function sendFile(file: File, target: Target, from: number, watch: Watch): Promise<SendEnd> {
  let at = from
  for (let tries = 0; at < file.size; ) {
    const piece = file.slice(at, at + target.pieceBytes)
    const digest = await digestOf(piece).catch(() => undefined)
    if (digest === undefined) return { problem: "The file cannot be read any more: it was changed or moved." }
    const answer = await put(target, piece, digest, at, watch)
    if (watch.signal.aborted) return "stopped"
    if (!("problem" in answer)) {
      tries = 0
      at = answer.received
    } else {
      tries += 1
      if (!answer.again || tries === TRIES) return { problem: answer.problem }
      if (answer.received !== undefined) at = answer.received
      await pause(500 * 2 ** tries, watch.signal)
      if (watch.signal.aborted) return "stopped"
    }
    watch.progress(at)
  }
  return "sent"
}
