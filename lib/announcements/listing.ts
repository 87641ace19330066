import type { ListingSpec } from "@/lib/listing/url"
import { ANNOUNCEMENT_KINDS, ANNOUNCEMENT_STATES } from "./inputs"

/** What the address of the desk's announcements may ask for. */
export const ANNOUNCEMENTS_LISTING = {
  sorts: ["from"],
  defaultSort: "from",
  defaultDirection: "desc",
  filters: { state: ANNOUNCEMENT_STATES, kind: ANNOUNCEMENT_KINDS },
  columns: ["by", "created"],
  defaultColumns: [],
} as const satisfies ListingSpec
