import { CHARGE_KINDS } from "@/lib/access/charges"
import type { ListingSpec } from "@/lib/listing/url"

/** The address of an account's charges, line by line. */
export const CHARGES_LISTING = {
  sorts: ["used"],
  defaultSort: "used",
  defaultDirection: "desc",
  filters: { kind: CHARGE_KINDS, project: "text", user: "text", used: "date" },
  columns: ["reference", "key"],
  defaultColumns: [],
  sizes: [50, 25, 100],
} as const satisfies ListingSpec
