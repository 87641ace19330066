import type { FieldWords } from "@/components/form/preview-panel"

const said = (value: unknown): string => (value === null || value === undefined ? "nothing" : String(value))

/** The fields of apps as a preview says them. */
export const APP_WORDS: FieldWords = {
  permission: { label: "as", says: said },
  deprecated: { label: "deprecated", says: (value: unknown) => (value ? "yes" : "no") },
}
