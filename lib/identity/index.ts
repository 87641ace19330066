import { cookies, headers } from "next/headers"
import { cache } from "react"
import type { Actor, Origin } from "@/lib/operations/actor"
import { cookieName } from "./cookie"
import { findByBearer, findBySession } from "./find"
import { originOf } from "./origin"

export { sameOrigin } from "./origin"

/**
 * Who is asking, by the session's cookie: one look-up a request, nothing kept between requests (INV-14). Asks the table
 * itself, since next-auth's auth() would take an outage of the database for being signed out.
 */
export const currentActor: () => Promise<Actor> = cache(async () => {
  const secret = (await cookies()).get(cookieName())?.value
  const extend = (await headers()).get("x-background") !== "1"
  return (secret && (await findBySession(secret, extend))) || { kind: "anonymous" }
})

/** What is known of this request. */
export const requestOrigin = async (door: Origin["door"]): Promise<Origin> => originOf(await headers(), door)

/** Who is asking, by a bearer token. */
export const actorOfBearer: (header: string | null) => Promise<Actor | null> = findByBearer
