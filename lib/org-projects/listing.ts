import { PROJECT_LEVELS } from "@/lib/access/levels"
import type { ListingSpec } from "@/lib/listing/url"
import { ORG_PROJECT_SORTS, SHARING } from "./inputs"

/** The address of an org's Projects tab (A090, A091). */
export const ORG_PROJECTS_LISTING = {
  sorts: ORG_PROJECT_SORTS,
  defaultSort: "name",
  filters: {
    level: PROJECT_LEVELS,
    creator: "text",
    created: "date",
    phi: ["yes", "no"],
    tags: "text",
    sharing: SHARING,
  },
  columns: ["id", "members", "creator", "modified", "objects", "flags", "tags", "sponsor"],
  defaultColumns: ["members"],
  sizes: [50, 25, 100],
} as const satisfies ListingSpec
