import type { ListingSpec } from "@/lib/listing/url"
import { OBJECT_KINDS, OBJECT_SORTS, SIZE_SPANS } from "./inputs"

/** The address of a project's Manage tab (A131). */
export const OBJECTS_LISTING = {
  sorts: OBJECT_SORTS,
  defaultSort: "name",
  filters: {
    kind: OBJECT_KINDS,
    size: SIZE_SPANS,
    tag: "text",
    media: "text",
    creator: "text",
    within: ["here", "project"],
  },
  columns: ["tags", "creator", "id"],
  defaultColumns: ["tags"],
  sizes: [50, 25, 100],
} as const satisfies ListingSpec
