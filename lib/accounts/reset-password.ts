import { linkUsed, passwordSet, sessionsEnded } from "@/db/sql/mail-links"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { setPasswordInput } from "./inputs"
import { findLink, type LinkFacts, linkHolds, type Prepared, prepareByLink } from "./link-rules"
import { voidLinks } from "./links"

type Input = { link: string; password: string } & Prepared

/** Sets a new password by a mailed link, once, within its hour; every session of the person ends with it (INV-14, INV-20). */
export const resetPassword = mutation<"installation", Input, LinkFacts, { userId: string } | null>({
  name: "account.reset-password",
  summary: "Sets a new password by a mailed link.",
  on: "installation",
  needs: "anyone",
  input: setPasswordInput,
  tokens: false,
  prepare: prepareByLink,
  load: async (tx, { input, locking }) => ({ link: await findLink(tx, input.link, locking) }),
  rule: ({ facts, input, now }) => {
    const holds = linkHolds(facts.link, "reset", now)
    if (!holds.allowed) return holds
    return input.isWeak ? refuse("weak_password") : allow
  },
  plan: ({ link }) =>
    link
      ? [
          {
            target: link.user_id,
            label: link.name,
            outcome: "changed",
            before: null,
            after: { password: "changed" },
            chain: link.user_id,
          },
        ]
      : [],
  apply: async (tx, _changed, { facts: { link }, input, now, origin }) => {
    if (!link || input.hash === undefined) throw new Error("a password to set needs a link and a hash")
    await tx.rows(linkUsed(link.id, now))
    await voidLinks(tx, { kind: "reset", userId: link.user_id }, now)
    await tx.rows(passwordSet(link.user_id, input.hash, now))
    await tx.rows(sessionsEnded(link.user_id, null, link.user_id, now))
    return {
      value: { userId: link.user_id },
      notices: [
        {
          kind: "account.password-changed",
          to: { userId: link.user_id, address: link.email },
          payload: { name: link.name, ip: origin.ip, agent: origin.agent },
        },
      ],
    }
  },
  example: () => ({ link: "x".repeat(43), password: "correct horse battery staple" }),
})
