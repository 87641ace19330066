import type { ListingSpec } from "@/lib/listing/url"
import { METER_SORTS, METER_STATES } from "./inputs"

/** The address of the list of metering accounts. */
export const METERS_LISTING = {
  sorts: METER_SORTS,
  defaultSort: "name",
  filters: { state: METER_STATES },
  columns: ["created"],
  defaultColumns: ["created"],
} as const satisfies ListingSpec
