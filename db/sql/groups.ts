import type { Statement } from "../tenancy"

export type GroupRow = { id: string; name: string; description: string }

/** Groups of an org by id or by name (in lower case), held still when `locked`. */
export const groupsNamed = (
  org: string,
  ids: readonly string[],
  names: readonly string[],
  locked: boolean,
): Statement => ({
  text: `select id, name, description from "group" where org_id = $1 and (id = any ($2::text[]) or lower(name) = any ($3::text[]))
    order by id${locked ? " for update" : ""}`,
  values: [org, ids, names],
})

export type GroupMemberRow = { group_id: string; user_id: string; role: "ADMIN" | "MEMBER" }

/** Who is in these groups. */
export const groupMembersOf = (org: string, groups: readonly string[]): Statement => ({
  text: "select group_id, user_id, role from group_member where org_id = $1 and group_id = any ($2::text[])",
  values: [org, groups],
})

/** The members among these people, and those who are invited. */
export const peopleOf = (org: string, users: readonly string[]): Statement => ({
  text: `select user_id, name, false as invited from member where org_id = $1 and user_id = any ($2::text[])
    union all select user_id, name, true from invitation where org_id = $1 and user_id = any ($2::text[]) and state = 'OPEN'`,
  values: [org, users],
})
export type PersonRow = { user_id: string; name: string; invited: boolean }

export type NewGroup = { readonly id: string; readonly name: string; readonly description: string }

/** Groups and their first admin, who makes them; the worker makes some without. */
export const groupsAdd = (org: string, groups: readonly NewGroup[], by: string, now: Date): Statement => ({
  text: `with g as (insert into "group" (org_id, id, name, description, created_by, created_at)
      select $1, x.id, x.name, x.description, $3, $4 from jsonb_to_recordset($2::jsonb) as x(id text, name text, description text) returning id)
    insert into group_member (org_id, group_id, user_id, role, added_by, created_at)
      select $1, g.id, m.user_id, 'ADMIN', $3, $4 from g join member m on m.org_id = $1 and m.user_id = $3`,
  values: [org, JSON.stringify(groups), by, now],
})

export const groupsDescribe = (org: string, groups: readonly Pick<NewGroup, "id" | "description">[]): Statement => ({
  text: `update "group" g set description = x.description, version = g.version + 1
    from jsonb_to_recordset($2::jsonb) as x(id text, description text) where g.org_id = $1 and g.id = x.id`,
  values: [org, JSON.stringify(groups)],
})

export type NewGroupMember = { readonly group: string; readonly user: string; readonly role: string }

/** Puts people into groups, or gives them another role there. */
export const groupMembersPut = (org: string, rows: readonly NewGroupMember[], by: string, now: Date): Statement => ({
  text: `insert into group_member (org_id, group_id, user_id, role, added_by, created_at)
      select $1, x."group", x."user", x.role, $3, $4 from jsonb_to_recordset($2::jsonb) as x("group" text, "user" text, role text)
    on conflict (org_id, group_id, user_id) do update set role = excluded.role`,
  values: [org, JSON.stringify(rows), by, now],
})

export type ListedGroupRow = GroupRow & { created_at: Date; members: number; role: "ADMIN" | "MEMBER" | null }

/** A page of the groups of an org by name: all of them, or those the viewer is in. */
export const groupsPage = (page: {
  readonly org: string
  readonly viewer: string
  readonly all: boolean
  readonly q: string
  readonly after: readonly string[] | null
  readonly limit: number
}): Statement => ({
  text: `select g.id, g.name, g.description, g.created_at, m.role,
      (select count(*)::int from group_member c where c.org_id = g.org_id and c.group_id = g.id) as members
    from "group" g left join group_member m on m.org_id = g.org_id and m.group_id = g.id and m.user_id = $2
    where g.org_id = $1 and ($3 or m.role is not null) and ($4 = '' or lower(g.name) like $4) and ($5::text is null or (lower(g.name), g.id) > ($5, $6))
    order by lower(g.name), g.id limit $7`,
  values: [
    page.org,
    page.viewer,
    page.all,
    page.q === "" ? "" : `%${page.q.toLowerCase().replaceAll(/[\\%_]/g, (found) => `\\${found}`)}%`,
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.limit,
  ],
})
