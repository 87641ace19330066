import type { Statement } from "../tenancy"
import { Values } from "./members-filter"

export type FormerRow = {
  user_id: string
  handle: string
  name: string
  email: string | null
  removed_at: Date
  removed_by: string
  removed_by_name: string | null
  erase_at: Date
  held: unknown
  key: string
}

type FormerPage = {
  readonly org: string
  readonly q: string
  readonly byEmail: boolean
  readonly past: readonly string[] | null
  readonly back: boolean
  readonly limit: number
  readonly now: Date
}

/** Those removed within the time that undoes it, the last removed first. */
export function formerPage(page: FormerPage): Statement {
  const values = new Values()
  const where = [`f.org_id = ${values.add(page.org)}`, `f.erase_at > ${values.add(page.now)}`]
  if (page.q !== "") {
    const part = values.add(`%${page.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`)
    const mail = page.byEmail ? ` or lower(f.email) like ${part}` : ""
    where.push(`(lower(f.name || ' ' || f.handle) like ${part}${mail})`)
  }
  const [removedAt, user] = page.past ?? []
  if (removedAt !== undefined && user !== undefined)
    where.push(
      `(f.removed_at, f.user_id) ${page.back ? ">" : "<"} (${values.add(removedAt, "timestamptz")}, ${values.add(user)})`,
    )
  const direction = page.back ? "asc" : "desc"
  return {
    text: `select f.user_id, f.handle, f.name, f.email, f.removed_at, f.removed_by, m.name as removed_by_name, f.erase_at, f.held,
        to_char(f.removed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key
      from former_member f left join member m on m.org_id = f.org_id and m.user_id = f.removed_by
      where ${where.join(" and ")} order by f.removed_at ${direction}, f.user_id ${direction} limit ${Math.trunc(page.limit)}`,
    values: values.list,
  }
}

/** Which of these people were removed and can still be brought back. */
export const formerAmong = (org: string, users: readonly string[], now: Date): Statement => ({
  text: "select user_id from former_member where org_id = $1 and user_id = any ($2::text[]) and erase_at > $3",
  values: [org, users, now],
})

export type FormerForChangeRow = {
  user_id: string
  handle: string
  name: string
  email: string | null
  erase_at: Date
  held: unknown
  state: string | null
  is_member: boolean
}

/** What was kept of people who were removed, with how their accounts stand now. */
export const formerForChange = (org: string, users: readonly string[], locking: boolean): Statement => ({
  text: `with f as (select user_id, handle, name, email, erase_at, held from former_member where org_id = $1 and user_id = any ($2::text[])
      order by user_id${locking ? " for update" : ""})
    select f.*, u.state, exists (select 1 from member m where m.org_id = $1 and m.user_id = f.user_id) as is_member
    from f left join users_named(array(select lower(handle) from f), '{}') u on u.id = f.user_id`,
  values: [org, users],
})

/** Makes memberships again from what was kept; in a statement each, since triggers read what the one before wrote. */
export const membersBack = (org: string, back: readonly { target: string; held: object }[]): readonly Statement[] => {
  const written = JSON.stringify(back)
  const values = [org, written]
  const kept = "jsonb_to_recordset($2::jsonb) as c(target text, held jsonb)"
  return [
    { text: "select members_back($1::jsonb)", values: [written] },
    {
      text: `insert into member_role (org_id, user_id, role_id) select $1, c.target, r.id
        from ${kept} join role r on r.org_id = $1 and c.held->'roles' ? r.id`,
      values,
    },
    {
      text: `insert into group_member (org_id, group_id, user_id, role, added_by, created_at)
        select $1, q.id, c.target, g->>'level', g->>'grantedBy', (g->>'createdAt')::timestamptz
        from ${kept}, jsonb_array_elements(c.held->'groups') g join "group" q on q.org_id = $1 and q.id = g->>'id' on conflict do nothing`,
      values,
    },
    {
      text: `insert into project_grant (project_id, principal, level, granted_by, created_at, ends_at)
        select p.id, c.target, g->>'level', g->>'grantedBy', (g->>'createdAt')::timestamptz, (g->>'endsAt')::timestamptz
        from ${kept}, jsonb_array_elements(c.held->'projects') g join project p on p.id = g->>'id' and p.billed_to = $1 on conflict do nothing`,
      values,
    },
    {
      text: `insert into app_permission (app_id, principal, kind, created_at)
        select a.id, c.target, g->>'level', (g->>'createdAt')::timestamptz
        from ${kept}, jsonb_array_elements(c.held->'apps') g join app a on a.id = g->>'id' and a.billed_to = $1 on conflict do nothing`,
      values,
    },
    { text: "select members_back_defaults($1::text[])", values: [back.map((one) => one.target)] },
    {
      text: "delete from former_member where org_id = $1 and user_id = any ($2::text[])",
      values: [org, back.map((one) => one.target)],
    },
  ]
}

/** A project, app or group of those asked for that is still the org's, and who was given it anew since. */
export type StillThereRow = { id: string; holders: string[] }

/** Which of these projects, apps and groups are still the org's, each with those of the people who hold something on it again. */
export const stillThere = (org: string, ids: readonly string[], users: readonly string[]): Statement => ({
  text: `select p.id, array(select g.principal from project_grant g where g.project_id = p.id and g.principal = any ($3::text[])) as holders
      from project p where p.billed_to = $1 and p.id = any ($2::text[])
    union all select a.id, array(select x.principal || ' ' || x.kind from app_permission x where x.app_id = a.id and x.principal = any ($3::text[]))
      from app a where a.billed_to = $1 and a.id = any ($2::text[])
    union all select q.id, '{}' from "group" q where q.org_id = $1 and q.id = any ($2::text[])`,
  values: [org, ids, users],
})
