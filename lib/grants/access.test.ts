import { beforeAll, describe, expect, test } from "vitest"
import { freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { grantSelf } from "./grant-self"
import { projectHistory } from "./history"
import { listGrants } from "./list"
import { listMemberProjects } from "./member-projects"
import { countPeople, listPeople } from "./people"
import { shareProject } from "./share"
import { unshareProject } from "./unshare"
import { whyAccess } from "./why"

let world: World
const PROJECTS = ["resources", "raw", "lab", "bench"] as const

beforeAll(async () => {
  world = await freshWorld()
  // Who looks is an admin of the payer; one project is shared with a foreign org and has an end that is past.
  await perform(
    shareProject,
    world.call("admin", { project: world.projects.bench, with: [{ to: world.foreign, level: "CONTRIBUTE" }] }),
  )
  await world.rows({
    text: `insert into project_grant (project_id, principal, level, ends_at, granted_by, created_at) values ($1, $2, 'VIEW', now() - interval '1 day', $3, now())`,
    values: [world.projects.lab, world.users.nobody, world.users.admin],
  })
})

const ok = <T>(answer: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
const people = async (project: string, more: object = {}) =>
  ok(await read(listPeople, world.call("admin", { project, size: 100, ...more }))).people
const why = async (project: string, user: string) => ok(await read(whyAccess, world.call("admin", { project, user })))

describe("INV-9 CHECK=LIST", () => {
  test.each(PROJECTS)(
    "INV-9 A057 who has access to %s is who the check lets in, at the same level, each once, and as many as counted",
    async (key) => {
      const project = world.projects[key]
      const listed = new Map((await people(project)).map((one) => [one.userId, one.level]))
      for (const user of Object.values(world.users)) {
        const answer = await read(whyAccess, world.call("admin", { project, user }))
        const level = answer.ok ? answer.value.level : "NONE"
        expect([user, listed.get(user) ?? "NONE"]).toEqual([user, level])
      }
      expect(ok(await read(countPeople, world.call("admin", { project }))).total).toBe(listed.size)
    },
  )

  test("INV-9 a filter by level and a search keep those who match, and count them alike", async () => {
    const project = world.projects.lab
    const all = await people(project)
    for (const level of ["VIEW", "CONTRIBUTE", "ADMINISTER"] as const) {
      const some = await people(project, { level: [level] })
      expect(some.map((one) => one.userId)).toEqual(all.filter((one) => one.level === level).map((one) => one.userId))
      expect(ok(await read(countPeople, world.call("admin", { project, level: [level] }))).total).toBe(some.length)
    }
    const found = await people(project, { q: "rhea" })
    expect(found.map((one) => one.userId)).toEqual([world.users.readOnly])
  })

  test("INV-9 pages of 25 leave nobody out, forth and back", async () => {
    const project = world.projects.raw
    await world.rows({
      text: `with made as (insert into "user" (id, handle, name, state, created_at) select 'user-' || $1 || n, $1 || n, 'Crowd ' || n, 'ACTIVE', now()
          from generate_series(1, 60) n returning id, handle, name)
        insert into member (org_id, user_id, handle, name, sort_name, level, billable_activities, project_access, app_access, joined_at)
        select $2, id, handle, name, lower(name), 'MEMBER', false, 'VIEW', true, now() from made`,
      values: [`${world.tag}c`, world.org],
    })
    const seen: string[] = []
    let after: string | null = null
    let previous: string | null = null
    do {
      const page: { people: readonly { userId: string }[]; next: string | null; previous: string | null } = ok(
        await read(listPeople, world.call("admin", { project, size: 25, after })),
      )
      seen.push(...page.people.map((one) => one.userId))
      after = page.next
      previous = page.previous
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(ok(await read(countPeople, world.call("admin", { project }))).total).toBe(seen.length)
    const back = ok(await read(listPeople, world.call("admin", { project, size: 25, before: previous })))
    const third = Math.floor((seen.length - 1) / 25) * 25
    expect(back.people.map((one) => one.userId)).toEqual(seen.slice(third - 25, third))
    expect(await read(listPeople, world.call("admin", { project, after: "bm9uc2Vuc2U" }))).toMatchObject({
      refusal: "invalid_input",
    })
  })

  test("INV-9 what a member can access is what the check says of each project, with the same way", async () => {
    for (const key of ["member", "member2", "admin", "readOnly", "disabled"] as const) {
      const user = world.users[key]
      const { projects, total, reached } = ok(await read(listMemberProjects, world.call("admin", { user })))
      expect(total).toBe(projects.length)
      expect(reached).toBe(projects.filter((one) => one.level !== "NONE").length)
      for (const project of PROJECTS) {
        const id = world.projects[project]
        const one = projects.find((each) => each.id === id)
        const answer = await why(id, user)
        expect([key, project, one?.level ?? "NONE"]).toEqual([key, project, answer.level])
        expect(one?.winner?.via).toBe(answer.winner?.via)
      }
    }
  })
})

describe("why, and why not", () => {
  test("A056 A057 the winning path, the others, and the cap that lowered it", async () => {
    const answer = await why(world.projects.raw, world.users.member)
    expect(answer).toMatchObject({
      level: "CONTRIBUTE",
      winner: { via: "OWN", share: "CONTRIBUTE" },
      others: [{ via: "ORG", name: "Genome Works", share: "UPLOAD", cap: "CONTRIBUTE", level: "UPLOAD" }],
      closed: [],
    })
  })

  test("a disabled or ended member's own grant sleeps, and it is said (design 5)", async () => {
    for (const key of ["disabled", "ended"] as const)
      expect(await why(world.projects.lab, world.users[key])).toMatchObject({
        level: "NONE",
        winner: null,
        others: [{ via: "OWN", standing: "SLEEPS" }],
      })
  })

  test("for who has none: the groups and orgs that would give it, asked by username too", async () => {
    const answer = await why(world.projects.bench, world.handles.readOnly)
    expect(answer).toMatchObject({ level: "NONE", person: { id: world.users.readOnly } })
    expect(answer.closed.map((one) => [one.name, one.share])).toEqual([
      ["Curators", "UPLOAD"],
      ["Foreign Lab", "CONTRIBUTE"],
    ])
    const nobody = await read(
      whyAccess,
      world.call("admin", { project: world.projects.bench, user: "nobody-of-this-name" }),
    )
    expect(nobody).toMatchObject({ refusal: "not_found" })
  })

  test("oneself may always be asked about, others by who administers or looks after the payer", async () => {
    const project = world.projects.lab
    const ask = (by: PersonKey, user?: PersonKey) =>
      read(whyAccess, world.call(by, { project, ...(user ? { user: world.users[user] } : {}) }))
    expect(await ask("readOnly")).toMatchObject({ value: { level: "VIEW", person: { isMe: true } } })
    expect(await ask("readOnly", "member")).toMatchObject({ refusal: "lacks_permission" })
    expect(await ask("admin2", "member")).toMatchObject({ value: { level: "CONTRIBUTE" } })
    expect(await read(listPeople, world.call("member", { project }))).toMatchObject({ refusal: "lacks_permission" })
    expect(ok(await read(listGrants, world.call("readOnly", { project }))).grants.length).toBeGreaterThan(3)
  })

  test("settled 2.7 that a member reaches a project through another org is not told by its name", async () => {
    const { projects } = ok(await read(listMemberProjects, world.call("admin", { user: world.users.both })))
    const bench = projects.find((one) => one.id === world.projects.bench)
    expect(bench).toMatchObject({ level: "CONTRIBUTE", winner: { via: "ORG", name: "another organization" } })
    expect(JSON.stringify(projects)).not.toContain(world.foreign)
    expect(JSON.stringify(projects)).not.toContain("Foreign Lab")
  })

  test("INV-29 what a member holds on projects that the org neither pays for nor was given is not told", async () => {
    const { projects } = ok(await read(listMemberProjects, world.call("admin", { user: world.users.member })))
    expect(projects.map((one) => one.id)).not.toContain(world.projects.foreign)
  })
})

describe("history", () => {
  test("A093 who let themselves in stands in the project's history, with who was given and taken what, in words", async () => {
    const project = world.projects.lab
    await perform(grantSelf, world.call("admin2", { project }))
    await perform(unshareProject, world.call("admin", { project, principals: [world.users.readOnly] }))
    const { events } = ok(await read(projectHistory, world.call("member", { project })))
    expect(events.slice(0, 2)).toMatchObject([
      {
        actor: "Ada Admin",
        did: "took Rhea Reader off the project lab",
        changes: [{ field: "level", from: "View", to: null }],
      },
      {
        actor: "Dora Deputy",
        did: "took Administer on the project lab",
        changes: [{ field: "level", from: null, to: "Administer" }],
      },
    ])
    expect(await read(projectHistory, world.call("outsider", { project }))).toMatchObject({ refusal: "not_found" })
  })
})
