import { LEVEL_WORDS, PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import { ORG_STATE_WORDS, TRANSFER_WORDS, VISIBILITY_WORDS } from "@/lib/access/orgs"
import { BUILT_IN_ROLES } from "@/lib/access/policies"
import { FLAG_WORDS } from "@/lib/access/project-flags"

import { STAFF_RIGHT_WORDS } from "@/lib/access/staff"
import { DID, SAID } from "./deeds"

/** An event of the trail as it is read back: `before` and `after` are parsed. */
export type TrailEvent = {
  readonly operation: string
  readonly actor: string
  readonly actorKind: string
  readonly target: string
  readonly before: Values | null
  readonly after: Values | null
  /** Why, as who did it said; support always says. */
  readonly reason?: string | null | undefined
}
type Values = Readonly<Record<string, unknown>>

/** What an id is called where it is known; otherwise the id says itself. */
export type Names = Readonly<Record<string, string | undefined>>

/** One field of a change in words; null where it was not, or is no more. */
export type FieldChange = { readonly field: string; readonly from: string | null; readonly to: string | null }

export type EventWords = {
  /** Who did it: a name, "Support", or the console itself. */
  readonly actor: string
  /** What they did, to whom, without the fields: "changed the access of Jennifer Smith". */
  readonly did: string
  readonly changes: readonly FieldChange[]
  readonly reason: string | null
  /** All of it in one sentence, without a full stop. */
  readonly sentence: string
}

const FIELDS: Readonly<Record<string, string>> = {
  as: "as",
  level: "level",
  billableActivities: "billable activities",
  projectAccess: "shared project access",
  appAccess: "shared apps",
  role: "role",
  roles: "roles",
  roleId: "role",
  endsAt: "end date",
  disabled: "disabled",
  name: "name",
  email: "e-mail",
  handle: "id",
  billable: "billable",
  spendingLimit: "spending limit",
  memberListVisibility: "member list",
  projectTransfer: "project transfer",
  provisioning: "provisioning of accounts",
  phi: "PHI data policies",
  gxp: "GxP",
  licences: "licences",
  licenceReference: "licence reference",
  baaSignedOn: "BAA signed on",
  development: "not for production",
  state: "state",
  expiresAt: "expires",
  principal: "with",
  permission: "as",
  kind: "as",
  defaultOrg: "default organization",
  timeZone: "time zone",
  billedTo: "billed to",
  transferTo: "handed to",
  sponsor: "sponsor",
  sponsoredUntil: "sponsored until",
  allowedExecutables: "allowed executables",
  bytes: "size",
  computeLimit: "compute in a month",
  egressLimit: "egress in a month",
  storageLimit: "storage",
  thresholds: "alerts at",
  month: "month",
  amount: "amount",
  number: "number",
  assignedTo: "looked after by",
  reachedOn: "reached on",
  from: "from",
  until: "until",
  rights: "rights",
  account: "account",
  ...Object.fromEntries(Object.entries(FLAG_WORDS).map(([flag, { label }]) => [flag, label])),
}

const ROLES = Object.fromEntries(BUILT_IN_ROLES.map(({ id, name }) => [id, name]))

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  level: { ...PROJECT_LEVEL_WORDS, ...LEVEL_WORDS },
  projectAccess: PROJECT_LEVEL_WORDS,
  billableActivities: { true: "allowed", false: "not allowed" },
  memberListVisibility: VISIBILITY_WORDS,
  projectTransfer: TRANSFER_WORDS,
  // A role of the org, or a place in a group.
  role: { ...ROLES, ADMIN: "group admin", MEMBER: "group member" },
  roles: ROLES,
  roleId: ROLES,
  as: { member: "member", invited: "invited" },
  kind: { USER: "authorized user", DEVELOPER: "developer" },
  endsAt: { null: "none" },
  provisioning: { true: "on", false: "off" },
  phi: { true: "on", false: "off" },
  gxp: { true: "on", false: "off" },
  state: {
    ...ORG_STATE_WORDS,
    NEW: "new",
    IN_REVIEW: "in review",
    RETURNED: "returned",
    APPROVED: "approved",
    DECLINED: "declined",
    CLOSED: "closed",
  },
  account: { ACTIVE: "active", INVITED: "not activated", DISABLED: "disabled", CLOSED: "deleted" },
  expiresAt: { null: "never" },
  until: { null: "withdrawn" },
  rights: STAFF_RIGHT_WORDS,
  allowedExecutables: { null: "all" },
  computeLimit: { null: "unlimited" },
  egressLimit: { null: "unlimited" },
  storageLimit: { null: "unlimited" },
  licences: Object.fromEntries(Object.entries(FLAG_WORDS).map(([flag, { label }]) => [flag, label])),
  ...Object.fromEntries(Object.entries(FLAG_WORDS).map(([flag, { on, off }]) => [flag, { true: on, false: off }])),
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })

/** The part of an id that people know it by. */
export const shortOf = (id: string): string => id.replace(/^(user|org|app)-/, "")

const COUNT = new Intl.NumberFormat("en-US")
/** Fields that count bytes. */
const BYTES = ["bytes", "egressLimit", "storageLimit"]
const DOLLARS: readonly string[] = ["spendingLimit", "amount", "computeLimit"]
const MONEY = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" })

function valueWords(field: string, value: unknown, names: Names): string {
  const known = VALUES[field]?.[String(value)]
  if (known) return known
  if (value === null || value === undefined || value === "") return "none"
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (field === "thresholds") return Array.isArray(value) && value.length > 0 ? `${value.join("%, ")}%` : "none"
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one, names)).join(", ") || "none"
  if (BYTES.includes(field)) return `${COUNT.format(Number(value))} bytes`
  if (DOLLARS.includes(field)) return MONEY.format(Number(value) / 1e6)
  const text = typeof value === "object" ? JSON.stringify(value) : String(value)
  if (MOMENT.test(text)) return `${DATE.format(new Date(text))} (UTC)`
  return names[text] ?? (/^(user|org|app)-/.test(text) ? shortOf(text) : text)
}

/** The field's name as people say it. */
export const fieldWords = (field: string): string =>
  FIELDS[field] ?? field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()

const ORDER = Object.keys(FIELDS)
/** Fields in the order they are listed above, whatever comes after them. */
const byOrder = (a: string, b: string): number => placeOf(a) - placeOf(b)
const placeOf = (field: string): number => (ORDER.indexOf(field) + ORDER.length + 1) % (ORDER.length + 1)

function changesOf({ before, after }: TrailEvent, names: Names): FieldChange[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort(byOrder)
  return fields.flatMap((field) => {
    const from = before && field in before ? valueWords(field, before[field], names) : null
    const to = after && field in after ? valueWords(field, after[field], names) : null
    return from === to ? [] : [{ field: fieldWords(field), from, to }]
  })
}

const changeWords = ({ field, from, to }: FieldChange): string =>
  from === null ? `${field} ${to ?? "none"}` : to === null ? `${field} was ${from}` : `${field} from ${from} to ${to}`

function actorWords(event: TrailEvent, names: Names): string {
  const name = names[event.actor]
  if (event.actorKind === "support") return name ? `${name} (support)` : "Support"
  // Who holds the mailbox needs no account, and stands by name in no trail.
  if (event.actorKind === "anonymous" && event.operation.startsWith("billing-information.")) return "The recipient"
  if (event.actorKind === "system" || event.actorKind === "anonymous") return name ?? "Provost"
  return name ?? shortOf(event.actor)
}

function didWords(event: TrailEvent, names: Names): string {
  const target = names[event.target] ?? named(event) ?? shortOf(event.target)
  const hanging = event.target.includes("/") ? DID[`${event.operation}/`] : undefined
  const known = hanging ?? DID[event.operation]
  if (event.operation === "org.create-for" && event.target.startsWith("user-"))
    return `named ${target} as its first admin`
  if (event.operation === "member.invite" && event.after?.as === "member") return `added ${target}`
  if (known) {
    // What hangs on a project or a group is named behind it: `project-…/user-…`.
    const [project = "", part] = event.target.split("/")
    const principal = part ?? event.after?.principal
    const whom = typeof principal === "string" ? (names[principal] ?? shortOf(principal)) : "someone"
    const group = typeof event.after?.group === "string" ? event.after.group : undefined
    const where = names[project] ?? (part ? group : named(event)) ?? shortOf(project)
    const self = event.actor === event.target ? "themselves" : target
    const called: Names = { "{}": self, "{principal}": whom, "{project}": where }
    // In one go, and as they are: a name may hold what stands for another, or a dollar sign.
    return known.replace(/\{(?:principal|project)?\}/g, (place) => called[place] ?? place)
  }
  const [noun = "", verb = ""] = event.operation.split(".")
  return `${verb.replaceAll("-", " ")} (${noun.replaceAll("-", " ")}) of ${target}`
}

const named = ({ before, after }: TrailEvent): string | undefined => {
  const name = after?.name ?? before?.name ?? after?.title ?? before?.title
  return typeof name === "string" ? name : undefined
}

/** Turns an event of the trail into words: who, what, and each field from what to what (A086, settled 2.8). */
export function wordsOf(event: TrailEvent, names: Names = {}): EventWords {
  const actor = actorWords(event, names)
  const did = didWords(event, names)
  const said = SAID[event.operation] ?? []
  const changes = changesOf(event, names).filter((change) => !said.includes(change.field))
  const tail = changes.length > 0 ? `: ${changes.map(changeWords).join(", ")}` : ""
  const reason = event.reason || null
  return { actor, did, changes, reason, sentence: `${actor} ${did}${tail}${reason ? `; reason: ${reason}` : ""}` }
}
