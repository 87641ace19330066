import type { FieldWords } from "@/components/form/preview-panel"
import type { AnnouncementKind, AnnouncementState } from "@/lib/announcements/inputs"

export const KIND_WORDS: Readonly<Record<AnnouncementKind, string>> = {
  info: "Information",
  warning: "Warning",
  maintenance: "Maintenance",
}

export const STATE_WORDS: Readonly<Record<AnnouncementState, string>> = {
  running: "Shown now",
  scheduled: "Scheduled",
  ended: "Ended",
}

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" })
const momentOf = (value: unknown): string => (value === "now" ? "now" : moment.format(new Date(String(value))))
const MOST = 80

/** What the fields of an announcement are called in a preview. */
export const ANNOUNCEMENT_WORDS = {
  title: { label: "title" },
  text: {
    label: "text",
    says: (value: unknown) => {
      const text = String(value || "none")
      return text.length > MOST ? `${text.slice(0, MOST)}…` : text
    },
  },
  kind: { label: "kind", says: (value: unknown) => KIND_WORDS[value as AnnouncementKind] ?? String(value) },
  from: { label: "shown from", says: momentOf },
  until: { label: "until", says: (value: unknown) => (value ? momentOf(value) : "withdrawn") },
} as const satisfies FieldWords
