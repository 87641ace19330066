import { BREAKDOWNS } from "@/lib/access/charges"
import type { ListingSpec } from "@/lib/listing/url"
import { MONTH } from "./calendar"
import { BREAKDOWN_SORTS } from "./inputs"

/** The address of an account's overview: by what its charges are added up, and of which month; "all" is its lifetime. */
export const BREAKDOWN_LISTING = {
  sorts: BREAKDOWN_SORTS,
  defaultSort: "amount",
  defaultDirection: "desc",
  filters: { by: BREAKDOWNS, month: "text" },
  columns: ["lines", "id"],
  defaultColumns: [],
  sizes: [25, 10, 50, 100],
} as const satisfies ListingSpec

/** The month an address asks for; null is all of them, undefined one that is none. */
export const askedMonth = (text: string | undefined): string | null | undefined =>
  text === "all" ? null : text !== undefined && MONTH.test(text) ? text : undefined
