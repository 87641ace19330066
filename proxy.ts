import { type NextRequest, NextResponse } from "next/server"
import { env } from "@/lib/env"

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"])

/** What only this server may say of a request: from outside it would forge a nonce, a path or a middleware's verdict. */
const isOurs = (name: string): boolean =>
  name === "x-nonce" ||
  name === "x-path" ||
  name === "x-request-id" ||
  name === "content-security-policy" ||
  name.startsWith("x-middleware-")

const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    // Development alone compiles in the browser.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ")

/** The request as the pages may trust it. */
function trusted(request: NextRequest, own: Readonly<Record<string, string>>): Headers {
  const headers = new Headers(request.headers)
  for (const name of [...headers.keys()]) if (isOurs(name)) headers.delete(name)
  for (const [name, value] of Object.entries(own)) headers.set(name, value)
  return headers
}

/**
 * Before every page and route: headers that are ours are taken away and set anew, another name of
 * this machine leads to the one origin, and pages get a policy with a nonce of their own.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const origin = new URL(env().APP_ORIGIN)
  const isApi = pathname.startsWith("/api/")
  const host = request.headers.get("host") ?? ""
  const isElsewhere = host !== origin.host && LOOPBACK.has(host.replace(/:\d+$/, "")) && LOOPBACK.has(origin.hostname)
  if (isElsewhere && !isApi && (request.method === "GET" || request.method === "HEAD"))
    // Next takes 127.0.0.1 and localhost for one host and would make a Location between them relative: a circle.
    return new NextResponse(null, { headers: { refresh: `0; url=${origin.origin}${pathname}${search}` } })

  const own = {
    "x-request-id": crypto.randomUUID(),
    "x-path": `${pathname}${search}`.slice(0, 2000),
    // Next compares an action's Origin with these; what a client claims to be called must not count.
    "x-forwarded-host": origin.host,
    "x-forwarded-proto": origin.protocol.slice(0, -1),
  }
  if (isApi) return NextResponse.next({ request: { headers: trusted(request, own) } })
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64")
  const csp = policy(nonce)
  const response = NextResponse.next({
    request: { headers: trusted(request, { ...own, "x-nonce": nonce, "content-security-policy": csp }) },
  })
  response.headers.set("content-security-policy", csp)
  return response
}

// The doors that bytes of files come in by are left out: before a proxy Next keeps a copy of every body, and cuts it at 10 MB.
export const config = {
  matcher: ["/((?!_next/static/|icon\\.svg|favicon\\.ico|(?:api/v1/)?projects/[^/]+/uploads/[^/]+$).*)"],
}
