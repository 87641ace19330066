import { GRANT_LEVELS } from "@/lib/access/project-access"
import type { ListingSpec } from "@/lib/listing/url"

/** What the addresses of a project's members may ask for. */
export const GRANTS_LISTING = {
  sorts: ["name"],
  defaultSort: "name",
  filters: {},
  columns: [],
  defaultColumns: [],
} as const satisfies ListingSpec

export const PEOPLE_LISTING = { ...GRANTS_LISTING, filters: { level: GRANT_LEVELS } } as const satisfies ListingSpec
