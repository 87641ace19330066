import type { FieldWords } from "@/components/form/preview-panel"

const LEVELS: Readonly<Record<string, string>> = { ADMIN: "Admin", MEMBER: "Member" }
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" })
const yes = (on: string, off: string) => (value: unknown) => (value ? on : off)
const spoken = (value: unknown): string => {
  const text = String(value ?? "none")
  return text.charAt(0) + text.slice(1).toLowerCase()
}

/** How the fields of a membership read in a preview. */
export const MEMBER_WORDS: FieldWords = {
  level: { label: "level", says: (value) => LEVELS[String(value)] ?? "none" },
  billableActivities: { label: "billable activities", says: yes("allowed", "not allowed") },
  projectAccess: { label: "project access", says: spoken },
  appAccess: { label: "apps", says: yes("yes", "no") },
  disabled: { label: "status", says: yes("disabled", "enabled") },
  endsAt: { label: "end date", says: (value) => (value ? moment.format(new Date(String(value))) : "none") },
  roles: {
    label: "role",
    says: (value) =>
      Array.isArray(value) ? value.map((id) => spoken(String(id).replace("-", " "))).join(", ") : spoken(value),
  },
}
