import { STAFF_RIGHTS, type StaffRight } from "@/lib/access/staff"

/** Why someone of staff may not do what needs a right of the desk; undefined where they hold it. */
export const lackOf = (held: readonly StaffRight[], right: StaffRight): string | undefined =>
  held.includes(right) ? undefined : `Your account does not hold this right of the desk: ${STAFF_RIGHTS[right]}.`
