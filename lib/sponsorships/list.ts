import { type SponsorshipRow, sponsorshipsCount, sponsorshipsRunning } from "@/db/sql/sponsorships"
import { after, DAY } from "@/lib/clock"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"
import { listSponsorshipsInput } from "./inputs"

const ORDER = "sponsorships"
const SOON = 30 * DAY

const only = <Word extends string>(chosen: readonly Word[] | undefined): Word | null =>
  chosen?.length === 1 ? (chosen[0] ?? null) : null

const listed = (row: SponsorshipRow) => ({
  project: row.id,
  /** A PHI project is named by its id alone (A184). */
  name: row.contains_phi ? null : row.name,
  payer: { id: row.billed_to, name: row.payer },
  sponsor: { id: row.sponsored_by, name: row.sponsor },
  until: row.sponsored_until.toISOString(),
  bytes: Number(row.bytes),
})

/** A row of support's list. */
export type DeskSponsorship = ReturnType<typeof listed>

/** Every sponsorship that runs, the next to end first, for support (A199). */
export const listSponsorships = query({
  name: "sponsorship.list",
  summary: "Lists the sponsorships that run, for support.",
  on: "installation",
  needs: "support",
  input: listSponsorshipsInput,
  run: async (tx, { input, now }) => {
    const { q, filters, size } = input
    const cursor = input.after ?? input.before
    const backwards = !input.after && Boolean(input.before)
    const past = cursor ? readCursor(cursor, ORDER, ["timestamptz", "text"]) : null
    const direction = (input.direction === "asc") !== backwards ? "asc" : "desc"
    const sought = { now, q, ends: only(filters.ends), by: only(filters.by), soon: after(now, SOON) }
    const found = await tx.rows<SponsorshipRow>(sponsorshipsRunning({ ...sought, direction, past, limit: size + 1 }))
    const [counted] = await tx.rows<{ n: number }>(sponsorshipsCount(sought))
    const more = found.length > size
    const rows = backwards ? found.slice(0, size).reverse() : found.slice(0, size)
    const edge = (row: SponsorshipRow | undefined) => (row ? writeCursor(ORDER, row.keys) : null)
    const moved = past !== null
    return {
      rows: rows.map(listed),
      total: counted?.n ?? 0,
      next: backwards ? (moved ? edge(rows.at(-1)) : null) : more ? edge(rows.at(-1)) : null,
      previous: backwards ? (more ? edge(rows[0]) : null) : moved ? edge(rows[0]) : null,
    }
  },
  example: () => ({}),
})
