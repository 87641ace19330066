import { cookies, headers } from "next/headers"
import NextAuth, { CredentialsSignin } from "next-auth"
import Credentials from "next-auth/providers/credentials"
import { LIFE_HOURS } from "@/db/sql/sessions"
import { clock } from "@/lib/clock"
import { env } from "@/lib/env"
import { log } from "@/lib/log"
import type { Refused } from "@/lib/operations/outcome"
import { cookieName, cookieOptions } from "./cookie"
import { findBySession } from "./find"
import { originOf } from "./origin"
import { signInByPassword } from "./sign-in"

/** Carries our own answer through next-auth, which knows only that it was a no. */
export class SignInRefused extends CredentialsSignin {
  constructor(readonly answer: Refused) {
    super()
    this.code = answer.refusal
  }
}

const CALLBACK = "provost-callback"

const text = (value: unknown): string => (typeof value === "string" ? value : "")

// next-auth refuses sessions of a database beside passwords. So the token it makes is our opaque secret, and what it would read
// from a token is read from our table. None of its own endpoints is mounted: signing in and out are actions of ours.
const { signIn } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  basePath: "/api/auth",
  session: { strategy: "jwt" as const, maxAge: LIFE_HOURS * 3600 },
  cookies: {
    sessionToken: { name: cookieName(), options: cookieOptions() },
    callbackUrl: { name: CALLBACK, options: cookieOptions() },
  },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { name: {}, password: {} },
      authorize: async ({ name, password }) => {
        const origin = originOf(await headers(), "action")
        const answer = await signInByPassword({ name: text(name), password: text(password) }, origin, clock.now())
        if (!answer.ok) throw new SignInRefused(answer)
        return { id: "session", secret: answer.value.secret }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user && "secret" in user ? { secret: user.secret } : token),
  },
  jwt: {
    encode: async ({ token }) => text(token?.secret),
    decode: async ({ token }) => {
      const person = token ? await findBySession(token, false) : null
      return person && { sub: person.userId, secret: token }
    },
  },
  logger: {
    error: (error) => {
      if (!(error instanceof CredentialsSignin))
        log.error({ kind: "type" in error ? error.type : "unknown" }, "next-auth")
    },
    warn: () => {},
    debug: () => {},
  },
}))

/** Signs in and sets the cookie; answers with the refusal, or null when it is done. */
export async function signInWithCookie(name: string, password: string): Promise<Refused | null> {
  try {
    await signIn("credentials", { name, password, redirect: false })
    // Where to go on is the form's to say; next-auth would remember it in a cookie of its own.
    ;(await cookies()).delete(CALLBACK)
    return null
  } catch (error) {
    if (error instanceof SignInRefused) return error.answer
    throw error
  }
}
