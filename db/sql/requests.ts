import type { Statement } from "../tenancy"

export type AskerRow = { name: string; handle: string; email: string | null }

export const askerOf = (user: string): Statement => ({
  name: "request-asker",
  text: `select name, handle, email from "user" where id = $1`,
  values: [user],
})

export type AskedOrgRow = { id: string; name: string; billable: boolean; level: "ADMIN" | "MEMBER" }

/** An org that a person is active in, as what is asked for it needs to know it. */
export const askedOrg = (user: string, org: string, now: Date): Statement => ({
  name: "request-org",
  text: `select o.id, o.name, o.billable, m.level from member m join org o on o.id = m.org_id
    where m.user_id = $1 and m.org_id = $2 and not m.disabled and (m.ends_at is null or m.ends_at > $3)`,
  values: [user, org, now],
})

/** The open request of what there is one of at a time. Locking, who comes second waits here for who came first. */
export const requestOpen = (once: string, locking: boolean): Statement => ({
  name: "request-open",
  text: "select id, number::int as number from request_open($1, $2)",
  values: [once, locking],
})

export const requestMade = (made: {
  readonly id: string
  readonly user: string
  readonly org: string | null
  readonly kind: string
  readonly subject: string
  readonly message: string
  readonly licence: string | null
  readonly details: object
  readonly once: string | null
  readonly from: string
  readonly now: Date
}): Statement => ({
  text: `insert into request (id, user_id, org_id, kind, subject, message, licence, details, once, asked_from, created_at, updated_at, waiting_since)
    values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $11, $11) returning number::int as number`,
  values: [
    made.id,
    made.user,
    made.org,
    made.kind,
    made.subject,
    made.message,
    made.licence,
    JSON.stringify(made.details),
    made.once,
    made.from,
    made.now,
  ],
})

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`

export type RequestRow = {
  id: string
  number: number
  user_id: string
  org_id: string | null
  kind: "support" | "provisioning" | "phi" | "licence" | "billable-org" | "spending-limit" | "sponsorship"
  subject: string
  message: string
  state: "NEW" | "IN_REVIEW" | "RETURNED" | "APPROVED" | "DECLINED" | "CLOSED"
  licence:
    | "externalUploadRestricted"
    | "databaseUiViewOnly"
    | "displayDataProtectionNotice"
    | "httpsAppIsolatedBrowsing"
    | null
  details: unknown
  assigned_to: string | null
  asked_from: string
  created_at: Date
  updated_at: Date
  waiting_since: Date | null
  decided_at: Date | null
  version: number
}

const COLUMNS = `r.id, r.number::int as number, r.user_id, r.org_id, r.kind, r.subject, r.message, r.state, r.licence, r.details, r.assigned_to, r.asked_from,
  r.created_at, r.updated_at, r.waiting_since, r.decided_at, r.version`

/** A request as far as the transaction may see it, held still when locked. */
export const requestOf = (id: string, locked: boolean): Statement => ({
  name: locked ? "request-for-update" : "request",
  text: `select ${COLUMNS} from request r where r.id = $1${locked ? " for update" : ""}`,
  values: [id],
})

export type RequestPlace = { readonly at: string; readonly id: string }
export type ListedRow = RequestRow & { at: string }
type Listed = {
  readonly of: { readonly user: string } | { readonly org: string }
  readonly state: readonly string[] | undefined
  readonly kind: readonly string[] | undefined
  readonly past: RequestPlace | null
  readonly limit: number
}

/** A page of what a person asked, or of what was asked for an org, newest first. */
export const requestsListed = ({ of, state, kind, past, limit }: Listed): Statement => ({
  name: `requests-${"user" in of ? "own" : "org"}${past ? "-past" : ""}`,
  text: `select ${COLUMNS}, to_char(r.created_at at time zone 'utc', ${MOMENT}) as at from request r
    where r.${"user" in of ? "user_id" : "org_id"} = $1 and ($2::text[] is null or r.state = any ($2)) and ($3::text[] is null or r.kind = any ($3))
      ${past ? "and (r.created_at, r.id) < ($5::timestamptz, $6)" : ""}
    order by r.created_at desc, r.id desc limit $4`,
  values: [
    "user" in of ? of.user : of.org,
    state?.length ? state : null,
    kind?.length ? kind : null,
    limit,
    ...(past ? [past.at, past.id] : []),
  ],
})

export type RequestAskerRow = { id: string; user_id: string; name: string }

/** What those are called who asked, of requests that the actor may see as their own or as an admin's. */
export const requestAskers = (ids: readonly string[]): Statement => ({
  name: "request-askers",
  text: "select * from request_askers($1)",
  values: [ids],
})

export type MessageRow = {
  id: string
  at: Date
  author: string
  by_staff: boolean
  body: string
  state: RequestRow["state"] | null
  internal: boolean
}

const MOST_SAID = 500

/** What was said about a request, in order, as far as the transaction may read it. */
export const messagesOf = (request: string): Statement => ({
  name: "request-messages",
  text: `select id, at, author, by_staff, body, state, internal from request_message where request_id = $1 order by at, id limit ${MOST_SAID}`,
  values: [request],
})

export const messageSaid = (said: {
  readonly request: string
  readonly id: string
  readonly author: string
  readonly byStaff: boolean
  readonly body: string
  readonly state: string | null
  readonly internal: boolean
  readonly now: Date
}): Statement => ({
  text: `insert into request_message (request_id, id, at, author, by_staff, body, state, internal) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  values: [said.request, said.id, said.now, said.author, said.byStaff, said.body, said.state, said.internal],
})

/** Moves a request; what is said of who looks after it stays unless given. */
export const requestMoved = (to: {
  readonly id: string
  readonly state: string
  readonly waitingSince: Date | null
  readonly decidedAt: Date | null
  readonly assignedTo: string | null
  readonly now: Date
}): Statement => ({
  text: `update request set state = $2, waiting_since = $3, decided_at = $4, assigned_to = $5, updated_at = $6, version = version + 1 where id = $1`,
  values: [to.id, to.state, to.waitingSince, to.decidedAt, to.assignedTo, to.now],
})
