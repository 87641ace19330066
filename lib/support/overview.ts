import {
  type ExpiringRow,
  type OrphanRow,
  orgsByState,
  orgsExpiring,
  orgsNearLimit,
  orgsWithoutAdmin,
  requestsOpen,
  requestsWaiting,
  type SpentRow,
  type WaitingRow,
} from "@/db/sql/desk"
import { after, DAY } from "@/lib/clock"
import { query } from "@/lib/operations/operation"
import { nothingInput } from "./inputs"

const SOON = 30 * DAY
/** From so many percent of a limit on an org is said to be at it. */
const NEAR = 95
const SHOWN = 10

/** What waits for support: open requests, orgs that expire soon, have spent their limit, or have nobody who administers them. */
export const deskOverview = query({
  name: "support.overview",
  summary: "What waits at the support desk.",
  on: "installation",
  needs: "support",
  input: nothingInput,
  run: async (tx, { now }) => {
    const open = await tx.rows<WaitingRow>(requestsOpen())
    const expiring = await tx.rows<ExpiringRow>(orgsExpiring(now, after(now, SOON), SHOWN))
    const spent = await tx.rows<SpentRow>(orgsNearLimit(now, NEAR, SHOWN))
    const orphans = await tx.rows<OrphanRow>(orgsWithoutAdmin(now, SHOWN))
    const states = await tx.rows<{ state: string; n: number }>(orgsByState(now))
    const count = (rows: readonly { state: string; n: number }[], state: string) =>
      rows.find((row) => row.state === state)?.n ?? 0
    return {
      requests: ["NEW", "IN_REVIEW", "RETURNED"].map((state) => ({
        state,
        count: count(open, state),
        oldest: open.find((row) => row.state === state)?.oldest?.toISOString() ?? null,
      })),
      orgs: { live: count(states, "LIVE"), suspended: count(states, "SUSPENDED"), expired: count(states, "EXPIRED") },
      expiring: {
        total: expiring[0]?.total ?? 0,
        rows: expiring.map((row) => ({ id: row.id, name: row.name, expiresAt: row.expires_at.toISOString() })),
      },
      atLimit: {
        total: spent[0]?.total ?? 0,
        rows: spent.map((row) => ({ id: row.id, name: row.name, limit: row.spending_limit, left: row.funds_left })),
      },
      withoutAdmin: {
        total: orphans[0]?.total ?? 0,
        rows: orphans.map((row) => ({
          id: row.id,
          name: row.name,
          invited: row.invited,
          createdAt: row.created_at.toISOString(),
        })),
      },
    }
  },
  example: () => ({}),
})

/** How many requests wait for support: what stands beside its tab. */
export const requestsAtDesk = query({
  name: "support.waiting",
  summary: "How many requests wait at the support desk.",
  on: "installation",
  needs: "support",
  input: nothingInput,
  run: async (tx) => (await tx.rows<{ n: number }>(requestsWaiting()))[0]?.n ?? 0,
  example: () => ({}),
})
