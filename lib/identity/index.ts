import { cookies, headers } from "next/headers"
import { cache } from "react"
import type { Actor, Origin } from "@/lib/operations/actor"
import { cookieName } from "./cookie"
import { findByBearer, findBySession } from "./find"
import { originOf } from "./origin"
import { known } from "./unknowable"

export { sameOrigin } from "./origin"

const ANONYMOUS: Actor = { kind: "anonymous" }

/**
 * Who is asking, by the session's cookie: one look-up a request, nothing kept between requests (INV-14). Asks the table
 * itself, since next-auth's auth() would take an outage of the database for being signed out.
 */
export const currentActor: () => Promise<Actor> = cache(async () => {
  const secret = (await cookies()).get(cookieName())?.value
  if (!secret) return ANONYMOUS
  const head = await headers()
  const extend = head.get("x-background") !== "1"
  return (await known(() => findBySession(secret, extend), head.get("x-request-id"))) ?? ANONYMOUS
})

/** What is known of this request. */
export const requestOrigin = async (door: Origin["door"]): Promise<Origin> => originOf(await headers(), door)

/** Who is asking, by a bearer token. */
export const actorOfBearer = async (header: string | null): Promise<Actor | null> =>
  known(() => findByBearer(header), (await headers()).get("x-request-id"))
