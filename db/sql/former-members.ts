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
      text: `insert into project_grant (project_id, principal, level, granted_by, created_at)
        select p.id, c.target, g->>'level', g->>'grantedBy', (g->>'createdAt')::timestamptz
        from ${kept}, jsonb_array_elements(c.held->'projects') g join project p on p.id = g->>'id' and p.billed_to = $1 on conflict do nothing`,
      values,
    },
    {
      text: `insert into app_permission (app_id, principal, kind, created_at)
        select a.id, c.target, g->>'level', (g->>'createdAt')::timestamptz
        from ${kept}, jsonb_array_elements(c.held->'apps') g join app a on a.id = g->>'id' and a.billed_to = $1 on conflict do nothing`,
      values,
    },
    {
      text: "delete from former_member where org_id = $1 and user_id = any ($2::text[])",
      values: [org, back.map((one) => one.target)],
    },
  ]
}

/** Which of these projects and apps are still billed to the org. */
export const stillBilled = (org: string, ids: readonly string[]): Statement => ({
  text: "select id from project where billed_to = $1 and id = any ($2::text[]) union all select id from app where billed_to = $1 and id = any ($2::text[])",
  values: [org, ids],
})
