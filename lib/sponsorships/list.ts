import { type SponsorshipRow, sponsorshipsCount, sponsorshipsRunning } from "@/db/sql/sponsorships"
import { after, DAY } from "@/lib/clock"
import { query } from "@/lib/operations/operation"
import { deskPage } from "@/lib/support/page"
import { listSponsorshipsInput } from "./inputs"

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
    const { bounds, pageOf } = deskPage({ ...input, sort: "sponsorships" }, ["timestamptz", "text"])
    const { q, filters } = input
    const sought = { now, q, ends: only(filters.ends), by: only(filters.by), soon: after(now, SOON) }
    const page = pageOf(await tx.rows<SponsorshipRow>(sponsorshipsRunning({ ...sought, ...bounds })))
    const [counted] = await tx.rows<{ n: number }>(sponsorshipsCount(sought))
    return { ...page, rows: page.rows.map(listed), total: counted?.n ?? 0 }
  },
  example: () => ({}),
})
