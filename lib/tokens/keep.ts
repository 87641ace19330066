import { type TokenRow, tokenRenamed, tokenRevoked, tokensLive } from "@/db/sql/tokens"
import type { Tx } from "@/db/tenancy"
import { mutation, query } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { noInput, renameTokenInput, tokenInput } from "./inputs"

export type Token = {
  readonly id: string
  readonly name: string
  /** The last four characters, to tell tokens apart. */
  readonly ending: string
  readonly org: { readonly id: string; readonly name: string } | null
  readonly readOnly: boolean
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
}

/** The person's own tokens that still work; nobody else's can be seen here (A211). */
export const listTokens = query({
  name: "token.list",
  summary: "Your personal API tokens.",
  on: "account",
  needs: "signed-in",
  input: noInput,
  run: async (tx, { me, now }): Promise<readonly Token[]> =>
    (await tx.rows<TokenRow>(tokensLive(me, now, false))).map((row) => ({
      id: row.id,
      name: row.name,
      ending: row.ending,
      org: row.org_id === null ? null : { id: row.org_id, name: row.org_name ?? row.org_id },
      readOnly: row.read_only,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    })),
  example: () => ({}),
})

async function findToken(tx: Tx, ask: { me: string; now: Date; locking: boolean; input: { token: string } }) {
  const rows = await tx.rows<TokenRow>(tokensLive(ask.me, ask.now, ask.locking))
  return rows.find((row) => row.id === ask.input.token) ?? null
}

const absent = (target: string) =>
  [{ target, label: "Token", outcome: "refused", refusal: "not_found" }] as const satisfies readonly object[]

/** Gives one of the person's own tokens another name (A211). */
export const renameToken = mutation({
  name: "token.rename",
  summary: "Renames a personal API token.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  input: renameTokenInput,
  load: findToken,
  rule: anyone,
  plan: (row, { input }) => {
    if (!row) return absent(input.token)
    if (row.name === input.name) return [{ target: row.id, label: row.name, outcome: "unchanged" }]
    return [
      { target: row.id, label: row.name, outcome: "changed", before: { name: row.name }, after: { name: input.name } },
    ]
  },
  apply: async (tx, changed, { me, input }) => {
    for (const one of changed) await tx.rows(tokenRenamed(me, one.target, input.name))
    return { value: null }
  },
  example: ({ token }) => ({ token, name: "Renamed" }),
})

/** Ends one of the person's own tokens at once (A211, INV-14). */
export const deleteToken = mutation({
  name: "token.delete",
  summary: "Deletes a personal API token.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  sensitive: true,
  input: tokenInput,
  load: findToken,
  rule: anyone,
  plan: (row, { input }) => {
    if (!row) return absent(input.token)
    const before = { token: row.name, ending: row.ending, org: row.org_id ?? "all", readOnly: row.read_only }
    return [{ target: row.id, label: row.name, outcome: "changed", before, after: null }]
  },
  apply: async (tx, changed, { me, now }) => {
    for (const one of changed) await tx.rows(tokenRevoked(me, one.target, now))
    return { value: null }
  },
  example: ({ token }) => ({ token }),
})
