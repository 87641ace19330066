import { allow, refuse } from "@/lib/access/verdict"
import { proveOneself } from "@/lib/accounts/prove"
import { hashSecret, newSecret } from "@/lib/ids"
import { sessionOf, userOf } from "@/lib/operations/actor"
import { Leave, refused } from "@/lib/operations/failures"
import { mutation } from "@/lib/operations/operation"
import { confirmPasswordInput } from "./inputs"
import type { Opened } from "./open-session"

type Input = { password: string; isProven?: boolean }

/**
 * Enters the password again, for what asks for it after five minutes (INV-22). The session goes on under a new secret: one
 * that was stolen before does not gain by it (INV-20).
 */
export const confirmPassword = mutation<"account", Input, { id: string | null }, Opened | null>({
  name: "session.confirm-password",
  summary: "Enters the password again before a sensitive change.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  input: confirmPasswordInput,
  prepare: async (input, { actor, origin, now }) => {
    const me = userOf(actor)
    if (!me) return input
    const proof = await proveOneself(me, { password: input.password, origin, now })
    if (!proof.ok && proof.refusal === "rate_limited")
      throw new Leave(refused("rate_limited", { retryAfter: proof.retryAfter }))
    return { ...input, isProven: proof.ok }
  },
  load: async (_tx, { actor }) => ({ id: sessionOf(actor) }),
  rule: ({ facts, input }) => {
    if (!facts.id) return refuse("sign_in_required")
    return input.isProven ? allow : refuse("wrong_credentials", "The password is not right.")
  },
  plan: ({ id }, { me }) => [
    {
      target: me,
      label: "Session",
      outcome: "changed",
      before: null,
      after: { session: id, password: "entered again" },
    },
  ],
  apply: async (tx, _changed, { facts, me, now }) => {
    const secret = newSecret()
    await tx.rows({
      text: "update session set proven_at = $3, secret_hash = $4 where user_id = $1 and id = $2 and revoked_at is null",
      values: [me, facts.id, now, hashSecret(secret).toString("hex")],
    })
    return { value: { cookie: "set", secret } }
  },
  example: () => ({ password: "correct horse battery staple" }),
})
