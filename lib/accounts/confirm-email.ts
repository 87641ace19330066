import { linkUsed } from "@/db/sql/mail-links"
import { mutation } from "@/lib/operations/operation"
import { linkInput } from "./inputs"
import { findLink, type LinkFacts, linkHolds } from "./link-rules"
import { voidLinks } from "./links"

type Input = { link: string }

/**
 * Makes the new address the person's, by the link mailed to it; the old one is told. Nothing else moves: invitations stay where
 * they were sent, accounts are never merged (INV-25).
 */
export const confirmEmail = mutation<"installation", Input, LinkFacts, { email: string } | null>({
  name: "account.confirm-email",
  summary: "Changes an e-mail address by the link mailed to the new one.",
  on: "installation",
  needs: "anyone",
  input: linkInput,
  tokens: false,
  conflicts: { user_email_lower: "email_taken" },
  load: async (tx, { input, locking }) => ({ link: await findLink(tx, input.link, locking) }),
  rule: ({ facts, now }) => linkHolds(facts.link, "email", now),
  plan: ({ link }) =>
    link
      ? [
          {
            target: link.user_id,
            label: link.name,
            outcome: "changed",
            before: { email: link.user_email },
            after: { email: link.email },
            chain: link.user_id,
          },
        ]
      : [],
  apply: async (tx, _changed, { facts: { link }, now, origin }) => {
    if (!link) throw new Error("an address to change needs a link")
    await tx.rows(linkUsed(link.id, now))
    // A reset link on its way to the old mailbox would still open the account.
    await voidLinks(tx, { kind: "reset", userId: link.user_id }, now)
    await tx.rows({
      text: `update "user" set email = $2, version = version + 1 where id = $1`,
      values: [link.user_id, link.email],
    })
    const old = link.user_email
    return {
      value: { email: link.email },
      notices: old
        ? [
            {
              kind: "account.email-changed",
              to: { userId: link.user_id, address: old },
              payload: { name: link.name, email: link.email, ip: origin.ip, agent: origin.agent },
            },
          ]
        : [],
    }
  },
  example: () => ({ link: "x".repeat(43) }),
})
