import { othersOverStaff, type StaffRow, staffHeld, staffRow } from "@/db/sql/staff"
import type { Tx } from "@/db/tenancy"
import { type StaffRight, staffRightsOf } from "@/lib/access/staff"
import type { Ask } from "@/lib/operations/operation"
import { heldBy } from "./rules"

export type StaffFacts = {
  readonly person: (Omit<StaffRow, "staff_rights"> & { readonly rights: readonly StaffRight[] }) | null
  readonly held: readonly StaffRight[] | null
  /** Nobody else could look after staff. */
  readonly isLast: boolean
}

/** Somebody of staff, with all who look after staff held still: of two who take it from each other at once, the second finds it gone. */
export async function loadStaff(tx: Tx, ask: Ask<"installation", { staff: string }>): Promise<StaffFacts> {
  if (ask.locking) await tx.rows(staffHeld([ask.input.staff, ask.me]))
  const held = await heldBy(tx, ask)
  const [row] = await tx.rows<StaffRow>(staffRow(ask.input.staff))
  if (!row) return { person: null, held, isLast: false }
  const { staff_rights, ...rest } = row
  const rights = staffRightsOf(staff_rights)
  const [others] = await tx.rows<{ n: number }>(othersOverStaff(row.id))
  const isLast = row.state === "ACTIVE" && rights.includes("staff") && others?.n === 0
  return { person: { ...rest, rights }, held, isLast }
}
