import type { ListingSpec } from "@/lib/listing/url"
import { PERSON_STATES, SEEN, SIGN_INS } from "./inputs"

/** The address of support's list of people. */
export const DESK_PEOPLE_LISTING = {
  sorts: ["name"],
  defaultSort: "name",
  filters: { state: PERSON_STATES, signIn: SIGN_INS, seen: SEEN },
  columns: [],
  defaultColumns: [],
  sizes: [50, 25, 100],
} as const satisfies ListingSpec
