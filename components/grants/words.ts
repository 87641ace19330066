import type { FieldWords } from "@/components/form/preview-panel"
import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import { GRANT_LEVELS } from "@/lib/access/project-access"

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" })

/** How the fields of a grant read in a preview. */
export const GRANT_WORDS: FieldWords = {
  level: { label: "access", says: (value) => PROJECT_LEVEL_WORDS[value as keyof typeof PROJECT_LEVEL_WORDS] ?? "none" },
  endsAt: { label: "until", says: (value) => (value ? moment.format(new Date(String(value))) : "no end") },
}

/** The Access pulldown, the most first (B2.4). */
export const LEVEL_OPTIONS = GRANT_LEVELS.toReversed().map((value) => ({ value, label: PROJECT_LEVEL_WORDS[value] }))

/** What a level lets someone do (A144 to A147). */
export const LEVEL_HINTS = {
  VIEW: "See the data, download it and copy it elsewhere.",
  UPLOAD: "View, and upload data and make folders.",
  CONTRIBUTE: "Upload, change and delete data, and run analyses.",
  ADMINISTER: "Everything, including who has access, its settings and deleting it.",
} as const

const COUNT = new Intl.NumberFormat("en-US")
export const grantsCounted = (count: number): string => (count === 1 ? "1 member" : `${COUNT.format(count)} members`)
