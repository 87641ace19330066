import { MEMBER_LEVELS, PROJECT_LEVELS } from "@/lib/access/levels"
import { BUILT_IN_ROLES } from "@/lib/access/policies"
import type { ListingSpec } from "@/lib/listing/url"
import { ACTIVITY_SPANS, MEMBER_SORTS, ROW_STATUSES } from "./inputs"

/** The address of the Members tab (A300 to A307, A346). */
export const MEMBERS_LISTING = {
  sorts: MEMBER_SORTS,
  defaultSort: "name",
  filters: {
    status: ROW_STATUSES,
    level: MEMBER_LEVELS,
    role: BUILT_IN_ROLES.map((role) => role.id),
    billable: ["yes", "no"],
    access: PROJECT_LEVELS,
    lastActive: ACTIVITY_SPANS,
  },
  columns: ["email", "joined", "endsAt"],
  defaultColumns: [],
  sizes: [50, 25, 100],
} as const satisfies ListingSpec

/** The address of the Former members view: the last removed first. */
export const FORMER_LISTING = {
  sorts: ["removed"],
  defaultSort: "removed",
  defaultDirection: "desc",
  filters: {},
  columns: ["email"],
  defaultColumns: [],
  sizes: [50, 25, 100],
} as const satisfies ListingSpec
