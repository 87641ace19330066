import { ORG_STATES } from "@/lib/access/orgs"
import type { ListingSpec } from "@/lib/listing/url"
import { DESK_CATEGORIES, DESK_FEATURES, DESK_SORTS } from "@/lib/support/inputs"

/** The address of support's list of organizations. */
export const DESK_ORGS_LISTING = {
  sorts: DESK_SORTS,
  defaultSort: "name",
  filters: {
    state: ORG_STATES,
    category: DESK_CATEGORIES,
    features: DESK_FEATURES,
    development: ["yes", "no"],
    admins: ["none", "some"],
  },
  columns: ["charged", "limit", "projects", "invitations", "features", "expires"],
  defaultColumns: ["limit", "charged"],
  sizes: [50, 25, 100],
} as const satisfies ListingSpec
