import type { FieldWords } from "@/components/form/preview-panel"
import { dollarsOf } from "@/lib/access/money"
import { ORG_STATE_WORDS, type OrgState } from "@/lib/access/orgs"
import { FLAG_WORDS, type ProjectFlag } from "@/lib/access/project-flags"
import { STAFF_RIGHT_WORDS, type StaffRight } from "@/lib/access/staff"

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" })
const momentOf = (value: unknown) => (value ? moment.format(new Date(String(value))) : "never")
const spoken = (value: unknown): string => {
  const text = String(value ?? "none").toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
const licencesOf = (value: unknown): string =>
  Array.isArray(value) && value.length > 0
    ? value.map((one) => FLAG_WORDS[one as ProjectFlag]?.label ?? String(one)).join(", ")
    : "none"

const rightsOf = (value: unknown): string =>
  Array.isArray(value) && value.length > 0
    ? value.map((one) => STAFF_RIGHT_WORDS[one as StaffRight] ?? String(one)).join(", ")
    : "none: reads, and changes nothing"

/** What the fields of the desk's changes are called in a preview. */
export const DESK_WORDS = {
  handle: { label: "id" },
  spendingLimit: {
    label: "spending limit",
    says: (value: unknown) => (value === null || value === undefined ? "unlimited" : dollarsOf(String(value))),
  },
  expiresAt: { label: "expires", says: momentOf },
  state: { label: "state", says: (value: unknown) => ORG_STATE_WORDS[value as OrgState] ?? spoken(value) },
  phi: { label: "PHI" },
  gxp: { label: "GxP" },
  licences: { label: "licences", says: licencesOf },
  licenceReference: { label: "reference" },
  baaSignedOn: { label: "BAA signed on" },
  development: { label: "made for", says: (value: unknown) => (value ? "development" : "production") },
  rights: { label: "rights", says: rightsOf },
  level: { label: "level", says: spoken },
  account: { label: "account", says: spoken },
  tries: { label: "failed sign-ins", says: spoken },
  link: { label: "activation link", says: () => "a new one" },
  days: { label: "good for", says: (value: unknown) => `${value} days` },
  sponsor: { label: "sponsor", says: (value: unknown) => String(value ?? "none") },
  sponsoredUntil: { label: "until", says: (value: unknown) => (value ? momentOf(value) : "none") },
} as const satisfies FieldWords
