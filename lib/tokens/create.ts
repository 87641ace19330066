import type { z } from "zod"
import { type OwnOrgRow, ownOrgs } from "@/db/sql/sessions"
import { tokenAdded, tokensLive } from "@/db/sql/tokens"
import { after, DAY, HOUR } from "@/lib/clock"
import { hashSecret, newId, newToken } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { createTokenInput } from "./inputs"

type Input = z.output<typeof createTokenInput>
type Facts = { readonly id: string; readonly orgs: readonly OwnOrgRow[]; readonly live: number }

/** So many at once are enough for anybody's programs. */
const MOST = 50

const lifeOf = (life: Input["life"]): number => ("hours" in life ? life.hours * HOUR : life.days * DAY)

/**
 * Makes a personal API token, shown this once and kept as its hash (A211, INV-18). It ends after 4, 8, 12 or 24 hours or up to
 * 90 days, and reaches one org or all of the person's, never more than the person does at that moment.
 */
export const createToken = mutation<"account", Input, Facts, { id: string; secret: string; expiresAt: string }>({
  name: "token.create",
  summary: "Makes a personal API token.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  sensitive: true,
  input: createTokenInput,
  load: async (tx, { me, now }) => ({
    id: newId(),
    orgs: await tx.rows<OwnOrgRow>(ownOrgs(me, now)),
    live: (await tx.rows(tokensLive(me, now, false))).length,
  }),
  rule: anyone,
  plan: ({ orgs, live }, { input, me }) => {
    const target = me
    const label = input.name
    if (live >= MOST)
      return [
        {
          target,
          label,
          outcome: "refused",
          refusal: "limit_reached",
          message: `You have ${MOST} tokens. Delete one that is no longer used.`,
        },
      ]
    if (input.org !== null && !orgs.some((org) => org.org_id === input.org))
      return [{ target, label, outcome: "refused", refusal: "not_a_member" }]
    const hours = lifeOf(input.life) / HOUR
    const after = { token: input.name, org: input.org ?? "all", readOnly: input.readOnly, hours }
    return [{ target, label, outcome: "changed", before: null, after }]
  },
  apply: async (tx, _changed, { facts, me, input, now }) => {
    const secret = newToken()
    const expiresAt = after(now, lifeOf(input.life))
    await tx.rows(
      tokenAdded(
        {
          id: facts.id,
          user: me,
          name: input.name,
          hash: hashSecret(secret).toString("hex"),
          ending: secret.slice(-4),
          org: input.org,
          readOnly: input.readOnly,
          expiresAt,
        },
        now,
      ),
    )
    return { value: { id: facts.id, secret, expiresAt: expiresAt.toISOString() } }
  },
  example: ({ org }): Input => ({ name: "Nightly export", org, readOnly: true, life: { hours: 8 } }),
})
