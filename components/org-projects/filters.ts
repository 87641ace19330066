import { choice, type Filter } from "@/components/table/columns"
import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"

const { NONE: _, ...HELD } = PROJECT_LEVEL_WORDS
const PHI = { yes: "PHI projects", no: "Others" }
const SHARING = { shared: "Shared", private: "Private" }

/** What the Projects tab is filtered by (A090, B1.10); who sees only their own is a member of each. */
export const orgProjectFilters = (all: boolean): readonly Filter[] => [
  choice("level", "My level", all ? { NONE: "Not a Member", ...HELD } : HELD),
  { kind: "text", id: "creator", label: "Created by", placeholder: "Username" },
  { kind: "date", id: "created", label: "Created" },
  choice("phi", "PHI", PHI),
  { kind: "text", id: "tags", label: "Tags", placeholder: "rna, pilot" },
  choice("sharing", "Sharing", SHARING),
]
