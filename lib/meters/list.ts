import {
  type MeterListedRow,
  type MetersPage,
  type MeterTokenRow,
  metersCount,
  metersPage,
  meterTokens,
} from "@/db/sql/meters"
import { query } from "@/lib/operations/operation"
import { chosen, deskPage } from "@/lib/support/page"
import { meterListInput } from "./inputs"

export type MeterToken = {
  readonly id: string
  readonly name: string
  /** The last four characters, to tell tokens apart. */
  readonly ending: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
}

const tokenOf = (row: MeterTokenRow): MeterToken => ({
  id: row.id,
  name: row.name,
  ending: row.ending,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
})

const meterOf = (row: MeterListedRow, tokens: readonly MeterTokenRow[]) => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  disabled: row.state !== "ACTIVE",
  createdAt: row.created_at.toISOString(),
  /** When it last called, with whichever token. */
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  /** Those that still work. */
  tokens: tokens.filter((token) => token.user_id === row.id).map(tokenOf),
})

export type Meter = ReturnType<typeof meterOf>

/** The metering accounts with their tokens, for staff. */
export const listMeters = query({
  name: "meter.list",
  summary: "The metering accounts, with the tokens of each that still work.",
  on: "installation",
  needs: "support",
  input: meterListInput,
  run: async (tx, { input, now }) => {
    const { bounds, pageOf } = deskPage(input)
    const asked: MetersPage = { q: input.q, states: chosen(input.filters?.state), ...bounds }
    const page = pageOf(await tx.rows<MeterListedRow>(metersPage(asked)))
    const [counted] = await tx.rows<{ n: number }>(metersCount(asked))
    const ids = page.rows.map((meter) => meter.id)
    const tokens = await tx.rows<MeterTokenRow>(meterTokens(ids, now))
    return { ...page, rows: page.rows.map((row) => meterOf(row, tokens)), total: counted?.n ?? 0 }
  },
  example: () => ({}),
})
