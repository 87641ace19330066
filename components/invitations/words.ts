import type { FieldWords } from "@/components/form/preview-panel"
import { LEVEL_WORDS, type MemberLevel, PROJECT_LEVEL_WORDS, type ProjectLevel } from "@/lib/access/levels"

const allowed = (value: unknown): string => (value ? "allowed" : "not allowed")
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" })

/** How the fields of a place in an org read in a preview. */
export const PLACE_WORDS: FieldWords = {
  as: { label: "becomes", says: (value) => (value === "member" ? "a member at once" : "invited by e-mail") },
  level: { label: "membership", says: (value) => LEVEL_WORDS[value as MemberLevel] ?? String(value) },
  billableActivities: { label: "billable activities", says: allowed },
  projectAccess: {
    label: "project access",
    says: (value) => PROJECT_LEVEL_WORDS[value as ProjectLevel] ?? String(value),
  },
  appAccess: { label: "apps", says: allowed },
  setBillTo: { label: "default billing account", says: (value) => (value ? "this organization" : "none") },
  endsAt: { label: "ends", says: (value) => (value ? day.format(new Date(String(value))) : "never") },
  handle: { label: "username" },
  email: { label: "e-mail" },
  roles: { label: "role" },
}

/** A day of a date field as the last second of it, where the viewer is. */
export const endOfDay = (day: string): string | null => {
  const at = new Date(`${day}T23:59:59`)
  return day === "" || Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** A moment as the date field shows it. */
export const dayOf = (iso: string | null): string => {
  if (iso === null) return ""
  const at = new Date(iso)
  const two = (n: number): string => String(n).padStart(2, "0")
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

export const ALLOWED = [
  { value: "yes", label: "Allowed" },
  { value: "no", label: "Not allowed" },
] as const
export const BILLING = [
  { value: "yes", label: "Billing allowed" },
  { value: "no", label: "Billing not allowed" },
] as const
