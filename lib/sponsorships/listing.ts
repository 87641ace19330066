import type { ListingSpec } from "@/lib/listing/url"
import { SPONSOR_KINDS, SPONSORSHIP_ENDS } from "./inputs"

/** The address of support's list of sponsorships. */
export const SPONSORSHIPS_LISTING = {
  sorts: ["ends"],
  defaultSort: "ends",
  filters: { ends: SPONSORSHIP_ENDS, by: SPONSOR_KINDS },
  columns: [],
  defaultColumns: [],
  sizes: [50, 25, 100],
} as const satisfies ListingSpec
