import { type SponsorshipRow, sponsorshipsCount, sponsorshipsRunning } from "@/db/sql/sponsorships"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"
import { listSponsorshipsInput } from "./inputs"

const ORDER = "sponsorships"

const listed = (row: SponsorshipRow) => ({
  project: row.id,
  /** A PHI project is named by its id alone (A184). */
  name: row.contains_phi ? null : row.name,
  payer: { id: row.billed_to, name: row.payer },
  sponsor: { id: row.sponsored_by, name: row.sponsor },
  until: row.sponsored_until.toISOString(),
  bytes: Number(row.bytes),
})

/** Every sponsorship that runs, the next to end first, for support (A199). */
export const listSponsorships = query({
  name: "sponsorship.list",
  summary: "Lists the sponsorships that run, for support.",
  on: "installation",
  needs: "support",
  input: listSponsorshipsInput,
  run: async (tx, { input, now }) => {
    const past = input.after ? readCursor(input.after, ORDER, ["timestamptz", "text"]) : null
    const found = await tx.rows<SponsorshipRow>(sponsorshipsRunning(now, past, input.size + 1))
    const [counted] = await tx.rows<{ n: number }>(sponsorshipsCount(now))
    const rows = found.slice(0, input.size)
    const last = rows.at(-1)
    return {
      rows: rows.map(listed),
      total: counted?.n ?? 0,
      next: found.length > input.size && last ? writeCursor(ORDER, last.keys) : null,
    }
  },
  example: () => ({}),
})
