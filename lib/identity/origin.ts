import { isIP } from "node:net"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import type { Origin } from "@/lib/operations/actor"

type Headers = { readonly get: (name: string) => string | null }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The address as many hops from the right as there are proxies of ours: what stands further left was written by the client. */
export function addressOf(forwarded: string | null, hops: number): string | null {
  const parts = (forwarded ?? "").split(",").map((part) => part.trim())
  const address = parts.at(-1 - hops)?.replace(/^::ffff:/, "")
  return address && isIP(address) ? address : null
}

/** What is known of a request, for the trail and the log. Its id is made by the proxy, which lets none in. */
export function originOf(headers: Headers, door: Origin["door"]): Origin {
  const id = headers.get("x-request-id")
  return {
    id: id && UUID.test(id) ? id : newId(),
    ip: addressOf(headers.get("x-forwarded-for"), env().TRUSTED_PROXY_HOPS),
    agent: headers.get("user-agent")?.slice(0, 300) ?? null,
    door,
  }
}

/** Whether a call with a cookie comes from our own pages: by its Origin, or where there is none by what the browser says of it. */
export function sameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin")
  if (origin !== null) return origin === env().APP_ORIGIN
  return headers.get("sec-fetch-site") === "same-origin"
}
