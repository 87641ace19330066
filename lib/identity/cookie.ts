import { env } from "@/lib/env"

const isSecure = (): boolean => env().APP_ORIGIN.startsWith("https:")

/** The cookie's name: bound to the host where it can be, and carrying the port in a demo, where several servers share a host. */
export function cookieName(): string {
  if (isSecure()) return "__Host-provost"
  const port = new URL(env().APP_ORIGIN).port
  return port ? `provost-${port}` : "provost"
}

/** Ends with the browser; how long it is good for, the database says (INV-21). */
export const cookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const
