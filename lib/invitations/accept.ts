import type { z } from "zod"
import { refuse } from "@/lib/access/verdict"
import { mutation, query } from "@/lib/operations/operation"
import { acceptanceOf, acceptIntoOrg, loadAcceptance, mayAccept } from "./accept-into-org"
import { acceptInput, releaseInput } from "./inputs"

type Input = z.output<typeof acceptInput>

/** Someone whose account is activated joins another org that invited them before it was (INV-24). */
export const acceptInvitation = mutation({
  name: "invitation.accept",
  summary: "Joins an organization that has invited you.",
  on: "installation",
  needs: "signed-in",
  tokens: false,
  input: acceptInput,
  load: (tx, { input, now, locking }) => loadAcceptance(tx, input, now, locking),
  rule: ({ facts, actor, me, now }) =>
    facts === null || me === null
      ? refuse("not_found")
      : mayAccept(facts, me, actor.kind === "user" ? actor.email : null, now),
  plan: (facts) => (facts ? [acceptanceOf(facts)] : []),
  apply: async (tx, _changed, { facts, now }) => {
    if (facts) await acceptIntoOrg(tx, facts, now)
    return { value: null }
  },
  example: ({ org, invitation }): Input => ({ org, invitation }),
})

/** The open invitations of the person who asks, from any org. */
export const myInvitations = query({
  name: "invitation.mine",
  summary: "The organizations that have invited you.",
  on: "installation",
  needs: "signed-in",
  input: releaseInput,
  run: async (tx, { me, now }) => {
    const rows = await tx.rows<{ id: string; org_id: string; name: string; level: string; expires_at: Date }>({
      text: `select i.id, i.org_id, o.name, i.level, i.expires_at from invitation i join org o on o.id = i.org_id
        where i.user_id = $1 and i.state = 'OPEN' and i.expires_at > $2 order by i.expires_at, i.id limit 50`,
      values: [me, now],
    })
    return rows.map((row) => ({
      id: row.id,
      org: row.org_id,
      orgName: row.name,
      level: row.level,
      expiresAt: row.expires_at.toISOString(),
    }))
  },
  example: () => ({}),
})
