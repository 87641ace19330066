import { type StaffPage, type StaffRow, staffCount, staffPage } from "@/db/sql/staff"
import { staffRightsOf } from "@/lib/access/staff"
import { query } from "@/lib/operations/operation"
import { chosen, deskPage } from "@/lib/support/page"
import { staffListInput } from "./inputs"

const lineOf = (row: StaffRow, me: string | null) => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  email: row.email,
  state: row.state,
  rights: staffRightsOf(row.staff_rights),
  createdAt: row.created_at.toISOString(),
  lastActiveAt: row.last_active_at?.toISOString() ?? null,
  isSelf: row.id === me,
})

/** A row of the list of staff. */
export type StaffLine = ReturnType<typeof lineOf>

/** Who is staff of the installation, and what each may do at the desk. */
export const listStaff = query({
  name: "staff.list",
  summary: "Lists the staff of the installation with their rights at the support desk.",
  on: "installation",
  needs: "support",
  input: staffListInput,
  run: async (tx, { input, me }) => {
    const { bounds, pageOf } = deskPage(input)
    const { state, right } = input.filters ?? {}
    const asked: StaffPage = { q: input.q, states: chosen(state), rights: chosen(right), ...bounds }
    const page = pageOf(await tx.rows<StaffRow & { keys: string[] }>(staffPage(asked)))
    const [counted] = await tx.rows<{ n: number }>(staffCount(asked))
    return { ...page, rows: page.rows.map((row) => lineOf(row, me)), total: counted?.n ?? 0 }
  },
  example: () => ({}),
})
