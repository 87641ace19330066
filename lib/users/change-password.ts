import { passwordSet, sessionsEnded } from "@/db/sql/mail-links"
import type { ProfileRow } from "@/db/sql/own-profile"
import { allow, refuse } from "@/lib/access/verdict"
import { hashPassword } from "@/lib/accounts/hash"
import { changePasswordInput } from "@/lib/accounts/inputs"
import { voidLinks } from "@/lib/accounts/links"
import { proveOneself } from "@/lib/accounts/prove"
import { isWeak } from "@/lib/accounts/strength"
import { hashSecret, newSecret } from "@/lib/ids"
import { sessionOf } from "@/lib/operations/actor"
import { Leave, refused } from "@/lib/operations/failures"
import { mutation } from "@/lib/operations/operation"
import type { Opened } from "@/lib/sessions/open-session"
import { findProfile } from "./profile"

type Input = { current: string; password: string; isProven?: boolean; isWeak?: boolean; hash?: string }

/**
 * Changes one's own password, with the current one (settled 2.2). Every other session ends, this one goes on under a new
 * secret (INV-14, INV-20), links to reset die, and a mail tells.
 */
export const changePassword = mutation<"account", Input, ProfileRow, Opened | null>({
  name: "user.change-password",
  summary: "Changes your password.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  input: changePasswordInput,
  prepare: async (input, { actor, origin, now }) => {
    if (actor.kind !== "user") return input
    const proof = await proveOneself(actor.userId, { password: input.current, origin, now })
    if (!proof.ok && proof.refusal === "rate_limited")
      throw new Leave(refused("rate_limited", { retryAfter: proof.retryAfter }))
    if (!proof.ok) return { ...input, isProven: false }
    const weak = isWeak(input.password, [actor.handle, actor.name, actor.email ?? ""])
    return { ...input, isProven: true, isWeak: weak, ...(weak ? {} : { hash: await hashPassword(input.password) }) }
  },
  load: (tx, { me, locking }) => findProfile(tx, me, locking),
  rule: ({ input }) => {
    if (!input.isProven) return refuse("wrong_credentials", "The current password is not right.")
    if (input.current === input.password) return refuse("same_password")
    return input.isWeak ? refuse("weak_password") : allow
  },
  plan: (row) => [
    { target: row.id, label: row.name, outcome: "changed", before: null, after: { password: "changed" } },
  ],
  apply: async (tx, _changed, { me, input, facts, actor, origin, now }) => {
    if (input.hash === undefined) throw new Error("a password to set needs a hash")
    const session = sessionOf(actor)
    const secret = newSecret()
    await tx.rows(passwordSet(me, input.hash, now))
    await tx.rows(sessionsEnded(me, session, me, now))
    await voidLinks(tx, { kind: "reset", userId: me }, now)
    await tx.rows({
      text: "update session set secret_hash = $3, proven_at = $4 where user_id = $1 and id = $2",
      values: [me, session, hashSecret(secret).toString("hex"), now],
    })
    return {
      value: session ? { cookie: "set", secret } : null,
      notices: facts.email
        ? [
            {
              kind: "account.password-changed",
              to: { userId: me, address: facts.email },
              payload: { name: facts.name, ip: origin.ip, agent: origin.agent },
            },
          ]
        : [],
    }
  },
  example: () => ({ current: "correct horse battery staple", password: "another horse battery staple" }),
})
