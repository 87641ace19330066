import type { MemberLevel, ProjectLevel } from "@/lib/access/levels"

/** What the members list is asked for; each array is "one of these", absent or empty is everything. */
export type MembersFilter = {
  readonly q: string
  /** Whether the search may look into e-mail addresses. */
  readonly byEmail: boolean
  readonly status?: readonly string[] | undefined
  readonly level?: readonly MemberLevel[] | undefined
  readonly role?: readonly string[] | undefined
  readonly billable?: readonly ("yes" | "no")[] | undefined
  readonly access?: readonly ProjectLevel[] | undefined
  readonly lastActive?: readonly string[] | undefined
}

/** Collects the values of a statement and names their places. */
export class Values {
  readonly list: unknown[] = []
  add(value: unknown, type = ""): string {
    this.list.push(value)
    return `$${this.list.length}${type ? `::${type}` : ""}`
  }
}

export type Parts = { from: string; where: readonly string[] }
/** A list with something in it, or null: an empty one is everything. */
export const some = <T>(list: readonly T[] | undefined): readonly T[] | null => (list && list.length > 0 ? list : null)
/** The single choice as an equality, so that an index led by the column keeps its order. */
const oneOf = (column: string, list: readonly string[], values: Values): string =>
  list.length === 1 ? `${column} = ${values.add(list[0])}` : `${column} = any(${values.add(list, "text[]")})`
export const either = (clauses: readonly string[]): string =>
  clauses.length === 1 ? (clauses[0] ?? "") : `(${clauses.join(" or ")})`

const days = (values: Values, now: Date, count: number): string =>
  values.add(new Date(now.getTime() - count * 86_400_000), "timestamptz")

const EPOCH = "'1970-01-01 00:00:00+00'::timestamptz"
/** When somebody was last active, never coming first. An index may use it: row security holds back a coalesce, as one that might tell. */
export const LAST_ACTIVE = `(case when m.last_active_at is null then ${EPOCH} else m.last_active_at end)`

function activity(spans: readonly string[], values: Values, now: Date): string {
  const week = () => days(values, now, 7)
  const month = () => days(values, now, 30)
  const quarter = () => days(values, now, 90)
  const at = LAST_ACTIVE
  const meant: Readonly<Record<string, () => string>> = {
    "7d": () => `${at} >= ${week()}`,
    "30d": () => `(${at} < ${week()} and ${at} >= ${month()})`,
    "90d": () => `(${at} < ${month()} and ${at} >= ${quarter()})`,
    older: () => `(${at} < ${quarter()} and ${at} > ${EPOCH})`,
    never: () => `${at} = ${EPOCH}`,
  }
  return either(spans.map((span) => meant[span]?.() ?? "false"))
}

/** What a filter asks of the settings of a row, whichever table it stands in. */
export const settings = (alias: string, filter: MembersFilter, values: Values): string[] => {
  const where: string[] = []
  const level = some(filter.level)
  if (level) where.push(oneOf(`${alias}.level`, level, values))
  const billable = some(filter.billable)
  if (billable?.length === 1) where.push(`${billable[0] === "yes" ? "" : "not "}${alias}.billable_activities`)
  const access = some(filter.access)
  if (access) where.push(oneOf(`${alias}.project_access`, access, values))
  return where
}

/** What a search finds, asked once for both kinds of rows; to be put before a statement whose parts are joined to it. */
export const hitsOf = (filter: MembersFilter, values: Values): string =>
  filter.q === ""
    ? ""
    : `hits as materialized (select * from member_search_hits(${values.add(filter.q)}, ${values.add(filter.byEmail)}))`

/** True when nothing but the search keeps members out: then what it finds is already all there is. */
export const onlySearched = ({ q, byEmail: _, ...lists }: MembersFilter): boolean =>
  q !== "" && Object.values(lists).every((list) => some(list) === null)

/** The members a filter lets through, or null when it lets none through. */
export function memberParts(filter: MembersFilter, org: string, now: Date, values: Values): Parts | null {
  const own = some(filter.status)?.filter((status) => ["ACTIVE", "DISABLED", "ENDING", "ENDED"].includes(status))
  if (own?.length === 0) return null
  const where = [`m.org_id = ${values.add(org)}`, ...settings("m", filter, values)]
  if (own) {
    const at = values.add(now, "timestamptz")
    const meant: Readonly<Record<string, string>> = {
      ACTIVE: `(not m.disabled and (m.ends_at is null or m.ends_at > ${at}))`,
      DISABLED: `(m.disabled and (m.ends_at is null or m.ends_at > ${at}))`,
      ENDING: `(m.ends_at is not null and m.ends_at > ${at})`,
      ENDED: `(m.ends_at is not null and m.ends_at <= ${at})`,
    }
    where.push(either(own.map((status) => meant[status] ?? "false")))
  }
  const role = some(filter.role)
  if (role)
    where.push(
      `exists (select 1 from member_role r where r.org_id = m.org_id and r.user_id = m.user_id and ${oneOf("r.role_id", role, values)})`,
    )
  const spans = some(filter.lastActive)
  if (spans) where.push(activity(spans, values, now))
  if (filter.q === "") return { from: "member m", where }
  return {
    from: "hits h join member m on m.user_id = h.user_id",
    where: [...where, "not h.invited"],
  }
}

/** The open invitations a filter lets through, or null when it lets none through. */
export function invitationParts(filter: MembersFilter, org: string, now: Date, values: Values): Parts | null {
  const own = some(filter.status)?.filter((status) => ["INVITED", "EXPIRED", "BOUNCED"].includes(status))
  if (own?.length === 0) return null
  const spans = some(filter.lastActive)
  // Nobody was active who has not arrived yet.
  if (spans && !spans.includes("never")) return null
  const where = [`i.org_id = ${values.add(org)}`, "i.state = 'OPEN'", ...settings("i", filter, values)]
  if (own) {
    const at = values.add(now, "timestamptz")
    const meant: Readonly<Record<string, string>> = {
      INVITED: `(i.bounced_at is null and i.expires_at > ${at})`,
      EXPIRED: `(i.bounced_at is null and i.expires_at <= ${at})`,
      BOUNCED: "i.bounced_at is not null",
    }
    where.push(either(own.map((status) => meant[status] ?? "false")))
  }
  const role = some(filter.role)
  if (role) where.push(oneOf("i.role_id", role, values))
  if (filter.q === "") return { from: "invitation i", where }
  return {
    from: "hits h join invitation i on i.user_id = h.user_id",
    where: [...where, "h.invited"],
  }
}
