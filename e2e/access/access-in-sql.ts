import { inTransaction } from "@/db/tenancy"
import { insert } from "@/e2e/fixtures/insert"
import { owner } from "@/e2e/fixtures/owner"
import type { ProjectLevel } from "@/lib/access/levels"
import { newProjectId } from "@/lib/ids"
import { type AccessWorld, momentOf, NOON, ORGS, PROJECTS, USERS } from "./access-worlds"

type Names = {
  readonly world: AccessWorld
  readonly users: readonly string[]
  readonly orgs: readonly string[]
  readonly groups: readonly string[]
  readonly projects: readonly string[]
}
export type Answer = {
  /** `levels[user][project]` as each of the three statements has it; the last only says whether it is more than NONE. */
  readonly paths: readonly (readonly ProjectLevel[])[]
  readonly reached: readonly (readonly ProjectLevel[])[]
  readonly listed: readonly (readonly boolean[])[]
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

function named(world: AccessWorld, tag: string): Names {
  return {
    world,
    users: upTo(USERS).map((n) => `user-${tag}u${n}`),
    orgs: upTo(ORGS).map((n) => `org-${tag}o${n}`),
    groups: world.groups.map((_, n) => `group-${tag}g${n}`),
    projects: upTo(PROJECTS).map(() => newProjectId()),
  }
}

async function write(all: readonly Names[]): Promise<void> {
  const client = await owner()
  const at = new Date(NOON.getTime() - 864e5)
  await client.query("begin")
  const rows = <T extends object>(of: (one: Names) => readonly T[]) => all.flatMap((one) => [...of(one)])
  await insert(
    client,
    "user",
    rows(({ users }) =>
      users.map((id) => ({ id, handle: id.slice(5), name: id, email: null, state: "ACTIVE", created_at: at })),
    ),
  )
  await insert(
    client,
    "org",
    rows(({ orgs }) => orgs.map((id) => ({ id, handle: id.slice(4), name: id, created_at: at }))),
  )
  const memberRows = rows(({ world, users, orgs }) =>
    users.flatMap((user, u) =>
      orgs.flatMap((org, o) => {
        const one = world.members[u]?.[o]
        if (!one) return []
        const admin = one.level === "ADMIN"
        return [
          {
            org_id: org,
            user_id: user,
            handle: user.slice(5),
            name: user,
            sort_name: user,
            level: one.level,
            billable_activities: admin,
            project_access: admin ? "ADMINISTER" : one.projectAccess,
            app_access: true,
            disabled: one.disabled,
            ends_at: momentOf(one.ends),
            joined_at: at,
          },
        ]
      }),
    ),
  )
  await insert(client, "member", memberRows)
  const made = { created_by: "system", created_at: at }
  await insert(
    client,
    "group",
    rows(({ world, groups, orgs }) =>
      groups.map((id, n) => ({ org_id: orgs[world.groups[n] ?? 0] ?? "", id, name: id, ...made })),
    ),
  )
  const members = new Set(memberRows.map((row) => `${row.org_id} ${row.user_id}`))
  await insert(
    client,
    "group_member",
    rows(({ world, groups, users, orgs }) =>
      groups.flatMap((group_id, g) =>
        users.flatMap((user_id, u) => {
          const org_id = orgs[world.groups[g] ?? 0] ?? ""
          return world.inGroup[g]?.[u] && members.has(`${org_id} ${user_id}`)
            ? [{ org_id, group_id, user_id, role: "MEMBER", added_by: "system", created_at: at }]
            : []
        }),
      ),
    ),
  )
  const principalOf = (one: Names, to: { kind: "user" | "org" | "group"; n: number }): string =>
    ({ user: one.users, org: one.orgs, group: one.groups })[to.kind][to.n] ?? ""
  await insert(
    client,
    "project",
    rows((one) =>
      one.projects.map((id, p) => ({
        id,
        name: id,
        billed_to: principalOf(one, one.world.payers[p] ?? { kind: "org", n: 0 }),
        ...made,
      })),
    ),
  )
  await insert(
    client,
    "project_grant",
    rows((one) =>
      one.world.grants.map((grant) => ({
        project_id: one.projects[grant.project] ?? "",
        principal: principalOf(one, grant.principal),
        level: grant.level,
        ends_at: momentOf(grant.ends),
        granted_by: "system",
        created_at: at,
      })),
    ),
  )
  await client.query("commit")
}

/** Writes worlds into the database and asks it, in three ways, who may do what in each. */
export async function askedOfSql(worlds: readonly AccessWorld[], tag: string): Promise<Answer[]> {
  const all = worlds.map((world, n) => named(world, `${tag}w${n}`))
  await write(all)
  const bounds = { org: null, actor: null, installation: true, actorKind: "system", now: NOON }
  return inTransaction(bounds, async (tx) => {
    const users = all.flatMap((one) => one.users)
    const projects = all.flatMap((one) => one.projects)
    const keyed = (rows: { key: string; level: ProjectLevel }[]) => new Map(rows.map((row) => [row.key, row.level]))
    const paths = keyed(
      await tx.rows({
        text: `select user_id || ' ' || project_id as key, level_word(max(level_rank(level))) as level
          from access_paths($1::text[], $2::text[]) group by user_id, project_id`,
        values: [projects, users],
      }),
    )
    const reached = keyed(
      await tx.rows({
        text: "select u.id || ' ' || r.project_id as key, r.level from unnest($1::text[]) u(id) cross join lateral access_reached(u.id) r",
        values: [users],
      }),
    )
    const listed = keyed(
      await tx.rows({
        text: `select x.user_id || ' ' || p.id as key, 'VIEW' as level from unnest($1::text[]) p(id)
          cross join lateral project_people(p.id, '', null, null, 100) x`,
        values: [projects],
      }),
    )
    const grid = <T>(one: Names, of: (key: string) => T) =>
      one.users.map((user) => one.projects.map((project) => of(`${user} ${project}`)))
    return all.map((one) => ({
      paths: grid(one, (key) => paths.get(key) ?? "NONE"),
      reached: grid(one, (key) => reached.get(key) ?? "NONE"),
      listed: grid(one, (key) => listed.has(key)),
    }))
  })
}
