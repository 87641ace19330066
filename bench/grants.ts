import pg from "pg"
import { BIG } from "./dataset"

export const PROJECTS = 20_000
export const IN_BIG = 2_000
/** A member of the big org: ten grants of their own or so, ten groups, and what is shared with the whole org. */
export const PERSON = "user-p502"

export const projectOf = (n: number): string => `project-${String(n).padStart(24, "0")}`
const project = (n: string) => `'project-' || lpad(${n}::text, 24, '0')`

/** Adds projects, groups and grants until there are so many grants; what is there already stays. */
export async function fillGrants(ownerUrl: string, members: number, grants: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("select set_config('app.scope', 'installation', false)")
    await client.query("begin")
    const has = await client.query("select 1 from project limit 1")
    if (has.rowCount === 0) await fillProjects(client, members)
    const perProject = Math.ceil(grants / PROJECTS)
    await client.query(
      `insert into project_grant (project_id, principal, level, granted_by, created_at)
       select ${project("p")}, 'user-p' || (1 + (p::bigint * 7919 + i * 104729) % $1), (array['VIEW', 'UPLOAD', 'CONTRIBUTE', 'ADMINISTER'])[1 + (p + i) % 4], 'user-p1', now()
       from generate_series(1, ${PROJECTS}) p cross join generate_series(1, $2::int) i on conflict do nothing`,
      [members, perProject],
    )
    await client.query("commit")
    await client.query("vacuum analyze project, project_grant, project_usage, group_member, member")
  } finally {
    await client.end()
  }
}

async function fillProjects(client: pg.Client, members: number): Promise<void> {
  await client.query(
    `insert into project (id, name, billed_to, created_by, created_at, modified_at)
     select ${project("p")}, 'Project ' || md5(p::text), case when p <= ${IN_BIG} then $1 else 'org-bench_' || (1 + p % 198) end, 'user-p1',
       now() - make_interval(mins => p), now() - make_interval(mins => p * 7 % 5000) from generate_series(1, ${PROJECTS}) p`,
    [BIG],
  )
  await client.query(
    `insert into "group" (org_id, id, name, created_by, created_at) select $1, 'group-b' || g, 'Group ' || g, 'user-p1', now() from generate_series(1, 200) g`,
    [BIG],
  )
  await client.query(
    `insert into group_member (org_id, group_id, user_id, role, added_by, created_at)
     select $1, 'group-b' || g, 'user-p' || (1 + (g * 100 + i * 501) % $2), 'MEMBER', 'user-p1', now() from generate_series(1, 200) g cross join generate_series(1, 50) i
     on conflict do nothing`,
    [BIG, members],
  )
  await client.query(
    `insert into group_member (org_id, group_id, user_id, role, added_by, created_at)
     select $1, 'group-b' || (g * 20), $2, 'MEMBER', 'user-p1', now() from generate_series(1, 10) g on conflict do nothing`,
    [BIG, PERSON],
  )
  await client.query(
    `insert into project_grant (project_id, principal, level, granted_by, created_at)
     select ${project("p")}, 'group-b' || (1 + p % 200), 'CONTRIBUTE', 'user-p1', now() from generate_series(1, ${IN_BIG}) p
     union all select ${project("p")}, $1, 'UPLOAD', 'user-p1', now() from generate_series(1, ${IN_BIG}, 10) p`,
    [BIG],
  )
}
