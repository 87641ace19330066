import { type MeterRow, type MeterTokenRow, meterRow, meterTokens } from "@/db/sql/meters"
import { tokenAdded, tokenRevoked } from "@/db/sql/tokens"
import type { Tx } from "@/db/tenancy"
import { allow, refuse } from "@/lib/access/verdict"
import { after, DAY } from "@/lib/clock"
import { hashSecret, newId, newToken } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { issueTokenInput, revokeTokenInput } from "./inputs"

const MOST = 20

const meterOf = async (tx: Tx, ask: { input: { meter: string }; locking: boolean; now: Date }) => {
  const [meter] = await tx.rows<MeterRow>(meterRow(ask.input.meter, ask.locking))
  return { meter: meter ?? null, tokens: await tx.rows<MeterTokenRow>(meterTokens([ask.input.meter], ask.now)) }
}

/** Issues a token of a metering account for up to 720 days, shown this once and kept as its hash (INV-18). */
export const issueMeterToken = mutation({
  name: "meter.issue-token",
  summary: "Issues a token of a metering account, which is shown this once.",
  on: "installation",
  needs: "staff:meters",
  tokens: false,
  sensitive: true,
  reason: (input) => input.reason,
  input: issueTokenInput,
  load: async (tx, ask) => ({ id: newId(), ...(await meterOf(tx, ask)) }),
  rule: ({ facts: { meter, tokens } }) => {
    if (!meter) return refuse("not_found")
    if (meter.state !== "ACTIVE")
      return refuse("already_disabled", "This metering account is disabled. Enable it first.")
    return tokens.length < MOST
      ? allow
      : refuse("limit_reached", `It has ${MOST} tokens. Revoke one that is not used any more.`)
  },
  plan: ({ meter }, { input: { meter: target, name, days } }) => [
    { target, label: meter?.name ?? target, outcome: "changed", before: null, after: { token: name, days } },
  ],
  apply: async (tx, _, { facts: { id }, input, now }) => {
    const secret = newToken()
    const expiresAt = after(now, input.days * DAY)
    const hash = hashSecret(secret).toString("hex")
    const kept = { id, user: input.meter, name: input.name, hash, ending: secret.slice(-4), org: null, readOnly: false }
    await tx.rows(tokenAdded({ ...kept, expiresAt }, now))
    return { value: { id, secret, expiresAt: expiresAt.toISOString() } }
  },
  example: ({ meter }) => ({ meter, name: "Cluster A", days: 90, reason: "Asked for" }),
})

/** Ends one token of a metering account at once (INV-14). */
export const revokeMeterToken = mutation({
  name: "meter.revoke-token",
  summary: "Revokes a token of a metering account.",
  on: "installation",
  needs: "staff:meters",
  reason: (input) => input.reason,
  input: revokeTokenInput,
  load: async (tx, ask) => {
    const { meter, tokens } = await meterOf(tx, ask)
    return meter ? (tokens.find((one) => one.id === ask.input.token) ?? null) : null
  },
  rule: ({ facts }) => (facts ? allow : refuse("not_found")),
  plan: (token, { input }) => [
    {
      target: input.meter,
      label: token?.name ?? "Token",
      outcome: "changed",
      before: { token: token?.name ?? null, ending: token?.ending ?? null },
      after: null,
    },
  ],
  apply: async (tx, _, { input, now }) => {
    await tx.rows(tokenRevoked(input.meter, input.token, now))
    return { value: null }
  },
  example: ({ meter, meterToken }) => ({ meter, token: meterToken, reason: "Replaced" }),
})
