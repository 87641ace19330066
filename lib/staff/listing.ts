import type { ListingSpec } from "@/lib/listing/url"
import { STAFF_RIGHT_FILTER, STAFF_SORTS, STAFF_STATES } from "./inputs"

/** The address of the list of staff. */
export const STAFF_LISTING = {
  sorts: STAFF_SORTS,
  defaultSort: "name",
  filters: { state: STAFF_STATES, right: STAFF_RIGHT_FILTER },
  columns: ["created"],
  defaultColumns: [],
} as const satisfies ListingSpec
