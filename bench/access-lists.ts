import pg from "pg"
import { listMemberProjects } from "../lib/grants/member-projects"
import { listPeople } from "../lib/grants/people"
import type { Actor } from "../lib/operations/actor"
import type { AnyQuery } from "../lib/operations/operation"
import { read } from "../lib/operations/read"
import { listOrgProjects } from "../lib/org-projects/list"
import { listProjects } from "../lib/projects/list"
import { BIG } from "./dataset"
import { PERSON } from "./grants"
import { callAs } from "./lists"
import { inTurn } from "./measure"

const ROUNDS = 60
/** A project of the big org: fifty people, a group, and the whole org. */
const PROJECT = `project-${"1".padStart(24, "0")}`

// The same by nothing but indexes: the page of people, each with their paths.
const PEOPLE = `
  with g as (select * from project_grant where project_id = $1 and (ends_at is null or ends_at > now())),
    people as (select distinct on (e.by_name, e.id) e.id, e.by_name from (
        select u.id, lower(u.name) as by_name from g join "user" u on u.id = g.principal
        union all select m.user_id, m.sort_name from g cross join lateral (select user_id, sort_name from member where org_id = g.principal and not disabled
          and (ends_at is null or ends_at > now()) and (level = 'ADMIN' or project_access <> 'NONE') order by sort_name, user_id limit 51) m
        union all select m.user_id, m.sort_name from g join group_member x on x.group_id = g.principal join member m on m.org_id = x.org_id and m.user_id = x.user_id) e
      order by e.by_name, e.id limit 51),
    reach as (select p.id as user_id, p.id as principal, 4 as cap from people p
      union all select m.user_id, m.org_id, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end from people p join member m on m.user_id = p.id
      union all select x.user_id, x.group_id, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end from people p join group_member x on x.user_id = p.id
        join member m on m.org_id = x.org_id and m.user_id = x.user_id)
  select p.by_name, r.user_id, g.principal, g.level, r.cap from people p join reach r on r.user_id = p.id join g on g.principal = r.principal order by 1, 2`

// What one person reaches in an org, by name, a page of it with its paths, and how many there are.
const REACHED = `
  with reach as (select $1 as principal, 4 as cap
      union all select m.org_id, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end from member m where m.user_id = $1
      union all select x.group_id, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end from group_member x
        join member m on m.org_id = x.org_id and m.user_id = x.user_id where x.user_id = $1),
    found as (select g.project_id, max(least(level_rank(g.level), r.cap)) as rank, array_agg(g.principal) as via from reach r join project_grant g on g.principal = r.principal
      where ($2 = '' or g.billed_to = $2) group by g.project_id)
  select p.id, p.name, p.sort_name, f.rank, f.via, count(*) over () as total from found f join project p on p.id = f.project_id order by p.sort_name, p.id limit $3`

// The org's projects by name with the viewer's level.
const OF_ORG = `
  with page as (select p.* from project p where p.billed_to = $1 order by p.sort_name, p.id limit 51),
    reach as (select $2 as principal, 4 as cap
      union all select m.org_id, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end from member m where m.user_id = $2
      union all select x.group_id, 4 from group_member x where x.user_id = $2)
  select p.*, u.bytes, u.objects, c.name as creator, (select count(*) from project_grant g where g.project_id = p.id) as grants,
    (select max(least(level_rank(g.level), r.cap)) from reach r join project_grant g on g.principal = r.principal and g.project_id = p.id) as level
  from page p join project_usage u on u.project_id = p.id left join "user" c on c.id = p.created_by order by p.sort_name, p.id`

export type Listed = { readonly name: string; readonly ours: number; readonly bare: number }

/** First pages of the lists about access: the query operation against bare indexed SQL on a held connection, in turn. */
export async function accessLists(ownerUrl: string, admin: Actor, person: Actor): Promise<Listed[]> {
  const held = new pg.Client({ connectionString: ownerUrl })
  await held.connect()
  const asked = (query: AnyQuery, actor: Actor, org: string | null, input: object) => async () => {
    const answer = await read(query, { ...callAs(actor, org ?? "", input), org })
    if (!answer.ok) throw new Error(`${query.name}: ${answer.message}`)
  }
  const bare = (name: string, text: string, values: readonly unknown[]) => () =>
    held.query({ name, text, values: [...values] })
  try {
    await held.query("select set_config('app.scope', 'installation', false)")
    const figures = [
      {
        name: "who can access a project, first page",
        ours: asked(listPeople, admin, null, { project: PROJECT }),
        bare: bare("people", PEOPLE, [PROJECT]),
      },
      {
        name: "what a person can access in an org, first page",
        ours: asked(listMemberProjects, admin, BIG, { user: PERSON }),
        bare: bare("reached", REACHED, [PERSON, BIG, 26]),
      },
      {
        name: "one's own projects, first page",
        ours: asked(listProjects, person, null, {}),
        bare: bare("mine", REACHED, [PERSON, "", 51]),
      },
      {
        name: "the projects of an org, first page",
        ours: asked(listOrgProjects, admin, BIG, {}),
        bare: bare("of org", OF_ORG, [BIG, admin.kind === "user" ? admin.userId : ""]),
      },
    ]
    const taken: Listed[] = []
    for (const figure of figures) taken.push({ name: figure.name, ...(await inTurn(figure.ours, figure.bare, ROUNDS)) })
    return taken
  } finally {
    await held.end()
  }
}
