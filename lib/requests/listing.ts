import type { ListingSpec } from "@/lib/listing/url"
import { QUEUE_SORTS, REQUEST_KINDS, REQUEST_STATES } from "./inputs"

/** What the address of support's queue may ask for. */
export const QUEUE_LISTING = {
  sorts: QUEUE_SORTS,
  defaultSort: "age",
  filters: { state: REQUEST_STATES, kind: REQUEST_KINDS, assigned: ["me", "nobody", "others"], org: "text" },
  columns: ["updated", "created"],
  defaultColumns: [],
} as const satisfies ListingSpec
