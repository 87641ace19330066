import { cookies } from "next/headers"
import { LIFE_HOURS } from "@/db/sql/sessions"
import type { ActResult } from "@/lib/operations/outcome"
import { cookieName, cookieOptions } from "./cookie"

/** Takes the cookie away. */
export async function dropCookie(): Promise<void> {
  ;(await cookies()).delete({ name: cookieName(), ...cookieOptions() })
}

/**
 * Does with the cookie what an answer says, and takes the secret out of it: what only the browser's jar may hold is never in
 * reach of a page's script.
 */
export async function keepSession(answer: ActResult): Promise<ActResult> {
  if (!answer.ok || typeof answer.value !== "object" || answer.value === null || !("cookie" in answer.value))
    return answer
  const { cookie, secret } = answer.value as { cookie: unknown; secret?: unknown }
  if (cookie === "gone") await dropCookie()
  if (cookie === "set" && typeof secret === "string")
    (await cookies()).set(cookieName(), secret, { ...cookieOptions(), maxAge: LIFE_HOURS * 3600 })
  return { ...answer, value: null }
}
