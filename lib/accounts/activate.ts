import { linkUsed, passwordSet } from "@/db/sql/mail-links"
import { allow, refuse } from "@/lib/access/verdict"
import {
  type Acceptance,
  acceptanceOf,
  acceptIntoOrg,
  loadAcceptance,
  mayAccept,
} from "@/lib/invitations/accept-into-org"
import { mutation } from "@/lib/operations/operation"
import { setPasswordInput } from "./inputs"
import { findLink, type LinkFacts, linkHolds, type Prepared, prepareByLink } from "./link-rules"
import { voidLinks } from "./links"

type Input = { link: string; password: string } & Prepared
type Facts = LinkFacts & { readonly acceptance: Acceptance | null }

/**
 * Activates an account by the link mailed to it, once, within 7 days: sets its password and, where the link came with an
 * invitation that still holds, makes the membership (A084, INV-23, INV-24). Before this the account cannot be used.
 */
export const activateAccount = mutation<"installation", Input, Facts, { userId: string } | null>({
  name: "account.activate",
  summary: "Activates an account by the link mailed to it and sets its password.",
  on: "installation",
  needs: "anyone",
  input: setPasswordInput,
  tokens: false,
  prepare: prepareByLink,
  load: async (tx, { input, now, locking }) => {
    const seen = await findLink(tx, input.link, false)
    // The org first, as everywhere: two who lock the same rows in another order would wait for each other.
    const acceptance =
      seen?.org_id && seen.invitation_id
        ? await loadAcceptance(tx, { org: seen.org_id, invitation: seen.invitation_id }, now, locking)
        : null
    return { link: locking ? await findLink(tx, input.link, true) : seen, acceptance }
  },
  rule: ({ facts, input, now }) => {
    const holds = linkHolds(facts.link, "activate", now)
    if (!holds.allowed || !facts.link) return holds
    if (facts.link.invitation_id !== null) {
      if (!facts.acceptance) return refuse("invitation_void")
      const accepted = mayAccept(facts.acceptance, facts.link.user_id, facts.link.user_email, now)
      if (!accepted.allowed) return accepted
    }
    return input.isWeak ? refuse("weak_password") : allow
  },
  plan: ({ link, acceptance }) =>
    link
      ? [
          {
            target: link.user_id,
            label: link.name,
            outcome: "changed",
            before: { state: "INVITED" },
            after: { state: "ACTIVE" },
            chain: link.user_id,
          },
          ...(acceptance ? [acceptanceOf(acceptance)] : []),
        ]
      : [],
  apply: async (tx, _changed, { facts: { link, acceptance }, input, now }) => {
    if (!link || input.hash === undefined) throw new Error("an account to activate needs a link and a hash")
    await tx.rows(linkUsed(link.id, now))
    await voidLinks(tx, { kind: "activate", userId: link.user_id }, now)
    await tx.rows(passwordSet(link.user_id, input.hash, now))
    await tx.rows({
      text: `update "user" set state = 'ACTIVE', version = version + 1 where id = $1`,
      values: [link.user_id],
    })
    if (acceptance) await acceptIntoOrg(tx, acceptance, now)
    return { value: { userId: link.user_id } }
  },
  example: () => ({ link: "x".repeat(43), password: "correct horse battery staple" }),
})
