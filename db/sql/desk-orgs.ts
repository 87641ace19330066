import type { Statement } from "../tenancy"
import { HAS_ADMIN } from "./desk"

/** Orgs as support sees them, and nothing of what is in them: for transactions of the installation. */

export type DeskOrgRow = {
  id: string
  handle: string
  name: string
  state: "LIVE" | "SUSPENDED" | "EXPIRED"
  billable: boolean
  spending_limit: string | null
  funds_left: string | null
  charged: string
  confirmed: boolean
  provisioning: boolean
  phi: boolean
  gxp: boolean
  licences: string[]
  development: boolean
  expires_at: Date | null
  member_count: number
  invitation_count: number
  project_count: number
  has_admin: boolean
  created_at: Date
  keys: string[]
}

const timed = (at: string): string => `to_char(${at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
const padded = (amount: string): string => `lpad(${amount}::text, 20, '0')`
type Order = {
  /** What a cursor holds: text. */
  readonly key: string
  /** What an index is on, and what the key is read as, where it is not the key itself. */
  readonly by?: string
  readonly as?: string
}

// Every order ends in the id. Who has no bound comes after all who have one, who is not billed last; what never expires after all that does.
// What is charged changes with every charge: an index on it would cost each of them more than the desk's sort of all orgs.
const ORDERS = {
  name: { key: "lower(o.name)" },
  created: { key: timed("o.created_at"), by: "o.created_at", as: "::timestamptz" },
  charged: { key: padded("b.charged") },
  left: {
    key: `case when not o.billable then 'z' when b.spending_limit is null then 'y' else ${padded("(b.spending_limit - b.charged - b.reserved)")} end`,
  },
  members: { key: padded("o.member_count") },
  expires: { key: `coalesce(${timed("o.expires_at")}, 'z')` },
} as const satisfies Record<string, Order>

export type DeskOrgsPage = {
  readonly now: Date
  readonly q: string
  readonly states: readonly string[] | null
  readonly categories: readonly string[] | null
  readonly features: readonly string[] | null
  readonly development: boolean | null
  readonly admins: boolean | null
  readonly sort: keyof typeof ORDERS
  readonly direction: "asc" | "desc"
  readonly past: readonly string[] | null
  readonly limit: number
}

// For the rows of a page: looked up in each. As `exists` alone the planner would read every admin there is for fifty rows.
const ONE_ADMIN = `coalesce((select true where ${HAS_ADMIN} limit 1), false)`

const like = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`

const FROM = `from org o join billing_account b on b.id = o.id
  where ($2 = '%%' or lower(o.name) like $2 or o.id like $2) and ($3::text[] is null or org_state(o.state, o.expires_at, $1) = any ($3))
    and ($4::text[] is null or case when not o.billable then 'not-billable' when b.spending_limit is null then 'unlimited' else 'limited' end = any ($4))
    and ($5::text[] is null or (o.provisioning and 'provisioning' = any ($5)) or (o.phi and 'phi' = any ($5)) or (o.gxp and 'gxp' = any ($5))
      or (cardinality(o.licences) > 0 and 'licences' = any ($5)))
    and ($6::boolean is null or o.development = $6) and ($7::boolean is null or ${HAS_ADMIN} = $7)`

const asked = (page: DeskOrgsPage) => [
  page.now,
  like(page.q),
  page.states,
  page.categories,
  page.features,
  page.development,
  page.admins,
]

const COLUMNS = `o.id, o.handle, o.name, org_state(o.state, o.expires_at, $1) as state, o.billable, b.spending_limit::text,
  (b.spending_limit - b.charged - b.reserved)::text as funds_left, b.charged::text, b.confirmed, o.provisioning, o.phi, o.gxp, o.licences, o.development,
  o.expires_at, o.member_count, o.invitation_count, o.project_count, o.created_at, ${ONE_ADMIN} as has_admin`

/** One keyset page of all orgs. */
export function deskOrgsPage(page: DeskOrgsPage): Statement {
  const { key, by = key, as = "" }: Order = ORDERS[page.sort]
  const compare = page.direction === "asc" ? ">" : "<"
  const past = page.past ? ` and (${by}, o.id) ${compare} ($9${as}, $10)` : ""
  return {
    text: `select ${COLUMNS}, array[${key}, o.id] as keys ${FROM}${past}
      order by ${by} ${page.direction}, o.id ${page.direction} limit $8`,
    values: [...asked(page), page.limit, ...(page.past ?? [])],
  }
}

export const deskOrgsCount = (page: DeskOrgsPage): Statement => ({
  text: `select count(*)::int as n ${FROM}`,
  values: asked(page),
})

export type DeskOrgDetail = Omit<DeskOrgRow, "keys"> & {
  reserved: string
  limit_version: number
  version: number
  licence_reference: string
  baa_signed_on: string | null
  created_by: string | null
  created_by_name: string | null
  phi_projects: number
  billing_pending: boolean
  member_list_visibility: "ADMIN" | "MEMBER" | "PUBLIC"
}

/** All that support may know of an org: settings, account, counts; of its billing information no more than where it stands. */
export const deskOrg = (org: string, now: Date): Statement => ({
  name: "desk-org",
  text: `select ${COLUMNS}, b.reserved::text, b.limit_version, o.version, o.licence_reference, o.baa_signed_on::text, o.created_by, c.name as created_by_name,
      o.member_list_visibility, (select count(*)::int from project p where p.billed_to = o.id and p.contains_phi) as phi_projects,
      exists (select 1 from billing_information w where w.org_id = o.id and w.state = 'PENDING') as billing_pending
    from org o join billing_account b on b.id = o.id left join "user" c on c.id = o.created_by where o.id = $2`,
  values: [now, org],
})

export type DeskAdminRow = {
  id: string
  handle: string
  name: string
  email: string | null
  status: "active" | "disabled" | "ended" | "closed" | "invited" | "bounced" | "lapsed"
  ends_at: Date | null
  last_active_at: Date | null
  /** How many there are, shown or not. */
  total: number
}

/** The admins of an org, and those invited to be one: who can act first, then who may yet. */
export const deskAdmins = (org: string, now: Date): Statement => ({
  name: "desk-admins",
  text: `select a.*, count(*) over ()::int as total from (select m.user_id as id, m.handle, m.name, m.email, m.ends_at, u.last_active_at,
      case when u.state <> 'ACTIVE' then 'closed' when m.disabled then 'disabled' when m.ends_at <= $2 then 'ended' else 'active' end as status, lower(m.name) as sort
    from member m join "user" u on u.id = m.user_id where m.org_id = $1 and m.level = 'ADMIN'
    union all select i.user_id, i.handle, i.name, i.email, i.expires_at, null,
        case when i.bounced_at is not null then 'bounced' when i.expires_at <= $2 then 'lapsed' else 'invited' end, lower(i.name) from invitation i
      where i.org_id = $1 and i.state = 'OPEN' and i.level = 'ADMIN') a
    order by a.status <> 'active', a.status <> 'invited', a.sort, a.id limit 100`,
  values: [org, now],
})

/** What support did in the org's chain, the newest first. */
export const deskEvents = (org: string, limit: number): Statement => ({
  name: "desk-events",
  text: `select e.seq, e.at, e.actor, e.actor_kind, e.operation, e.target, e.before, e.after, e.reason
    from audit_event e where e.chain = $1 and e.actor_kind = 'support' order by e.seq desc limit $2`,
  values: [org, limit],
})

/** What was done in the installation by operations that are named. */
export const installationEvents = (operations: readonly string[], limit: number): Statement => ({
  name: "installation-events",
  text: `select e.seq, e.at, e.actor, e.actor_kind, e.operation, e.target, e.before, e.after, e.reason
    from audit_event e where e.chain = 'installation' and e.operation = any ($1) order by e.seq desc limit $2`,
  values: [operations, limit],
})

export type DeskRequestRow = { id: string; number: string; subject: string; state: string; created_at: Date }

/** What was asked for an org, the newest first. */
export const deskRequests = (org: string): Statement => ({
  name: "desk-org-requests",
  text: "select id, number, subject, state, created_at from request where org_id = $1 order by created_at desc, id limit 10",
  values: [org],
})

/** What people and orgs are called, whoever they are. */
export const namesOf = (ids: readonly string[]): Statement => ({
  name: "desk-names",
  text: `select id, name from "user" where id = any ($1) union all select id, name from org where id = any ($1)`,
  values: [ids],
})
