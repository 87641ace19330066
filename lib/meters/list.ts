import { type MeterRow, type MeterTokenRow, metersListed, meterTokens } from "@/db/sql/meters"
import { query } from "@/lib/operations/operation"
import { noInput } from "./inputs"

export type MeterToken = {
  readonly id: string
  readonly name: string
  /** The last four characters, to tell tokens apart. */
  readonly ending: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
}

export type Meter = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly disabled: boolean
  readonly createdAt: string
  /** Those that still work. */
  readonly tokens: readonly MeterToken[]
}

const tokenOf = (row: MeterTokenRow): MeterToken => ({
  id: row.id,
  name: row.name,
  ending: row.ending,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
})

/** The metering accounts with their tokens, for staff; by name. */
export const listMeters = query({
  name: "meter.list",
  summary: "The metering accounts, with the tokens of each that still work.",
  on: "installation",
  needs: "support",
  input: noInput,
  run: async (tx, { now }): Promise<readonly Meter[]> => {
    const meters = await tx.rows<MeterRow>(metersListed())
    const tokens = await tx.rows<MeterTokenRow>(
      meterTokens(
        meters.map((meter) => meter.id),
        now,
      ),
    )
    return meters.map((row) => ({
      id: row.id,
      handle: row.handle,
      name: row.name,
      disabled: row.state !== "ACTIVE",
      createdAt: row.created_at.toISOString(),
      tokens: tokens.filter((token) => token.user_id === row.id).map(tokenOf),
    }))
  },
  example: () => ({}),
})
