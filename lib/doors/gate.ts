import { type IncomingMessage, Server, type ServerResponse } from "node:http"

export const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "OPTIONS"]

/**
 * What only the server itself can see of a request: odd methods are refused here, since Next fails on some, and the peer's own
 * address is added to X-Forwarded-For, since Next would believe what the client wrote there. True when it has been answered.
 */
export function atTheGate(request: IncomingMessage, response: ServerResponse): boolean {
  if (!METHODS.includes(request.method ?? "")) {
    response.writeHead(405, { allow: METHODS.join(", "), "content-length": "0" }).end()
    return true
  }
  const told = request.headers["x-forwarded-for"]
  const peer = request.socket.remoteAddress ?? "unknown"
  sayLength(response)
  request.headers["x-forwarded-for"] = told ? `${String(told)}, ${peer}` : peer
  return false
}

/** A file's length, for the gate to say: Next lets no answer say its own. */
export const FILE_BYTES = "x-file-bytes"

/** Says how long a file that is sent is, so that who receives it knows how far it is, and when it was cut short. */
function sayLength(response: ServerResponse): void {
  const begin = response.writeHead
  response.writeHead = function (this: ServerResponse, ...given: unknown[]): ServerResponse {
    const bytes = this.getHeader(FILE_BYTES)
    if (bytes !== undefined) {
      this.removeHeader(FILE_BYTES)
      if (!this.hasHeader("content-encoding")) this.setHeader("content-length", String(bytes))
    }
    return Reflect.apply(begin, this, given) as ServerResponse
  } as typeof begin
}

const kept = globalThis as typeof globalThis & { provostGate?: true }

/** Puts the gate before every server of this process; Next makes its own and offers no other way to it. */
export function openGate(): void {
  if (kept.provostGate) return
  kept.provostGate = true
  const emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string | symbol, ...rest: unknown[]): boolean {
    const [request, response] = rest
    if (event === "request" && atTheGate(request as IncomingMessage, response as ServerResponse)) return true
    return Reflect.apply(emit, this, [event, ...rest])
  } as typeof emit
}
