import { beforeAll, describe, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import type { PersonKey } from "@/e2e/fixtures/people"
import { newProjectId } from "@/lib/ids"
import { read } from "@/lib/operations/read"
import { countOrgProjects } from "./count"
import { exportOrgProjects } from "./export"
import { ORG_PROJECT_SORTS } from "./inputs"
import { listOrgProjects, type OrgProject } from "./list"

type Input = Parameters<World["call"]>[1]

async function list(world: World, by: PersonKey, input: Input = {}, options: Parameters<World["call"]>[2] = {}) {
  const answer = await read(listOrgProjects, world.call(by, input, options))
  if (!answer.ok) throw new Error(`${answer.refusal}: ${answer.message}`)
  return answer.value
}
const total = async (world: World, by: PersonKey, input: Input = {}) => {
  const answer = await read(countOrgProjects, world.call(by, input))
  return answer.ok ? answer.value.total : answer.refusal
}
const levels = (rows: readonly OrgProject[]) => Object.fromEntries(rows.map((row) => [row.name, row.level]))

describe("what stands in the Projects tab", () => {
  let world: World
  beforeAll(async () => {
    world = await freshWorld()
  })

  test("A090 A012 an admin sees every project billed to the org, with their own level or none at all", async () => {
    expect(levels((await list(world, "admin2")).rows)).toEqual({
      bench: "NONE",
      lab: "NONE",
      "raw data": "UPLOAD",
      resources: "VIEW",
    })
    expect(await total(world, "admin2")).toBe(4)
  })

  test("A090 a member sees those that reach them, and the count says no more", async () => {
    expect(levels((await list(world, "member")).rows)).toEqual({
      lab: "CONTRIBUTE",
      "raw data": "CONTRIBUTE",
      resources: "VIEW",
    })
    expect(await total(world, "member")).toBe(3)
    // In the group that bench is shared with.
    expect(levels((await list(world, "member2")).rows)).toEqual({
      bench: "UPLOAD",
      "raw data": "UPLOAD",
      resources: "VIEW",
    })
  })

  test("A090 a role that looks after people sees no more projects than a member", async () => {
    expect(levels((await list(world, "manager")).rows)).toEqual({ "raw data": "UPLOAD", resources: "VIEW" })
  })

  test("A090 what another org pays for stands there for nobody, also when it is shared with them", async () => {
    expect((await list(world, "member", { q: "foreign" })).rows).toEqual([])
  })

  test("A091 A095 A096 a row holds the metadata, and nothing of the data", async () => {
    const [lab] = (await list(world, "admin", { q: "lab" })).rows
    expect(lab).toMatchObject({
      id: world.projects.lab,
      level: "ADMINISTER",
      grants: 5,
      shared: true,
      createdBy: { id: world.users.admin, name: "Ada Admin" },
      containsPhi: false,
      sponsor: null,
      mayGrantSelf: false,
    })
    expect(typeof lab?.bytes).toBe("number")
    expect((await list(world, "admin2", { q: "lab" })).rows[0]?.mayGrantSelf).toBe(true)
    expect((await list(world, "member", { q: "lab" })).rows[0]?.mayGrantSelf).toBe(false)
  })

  test("INV-9 a grant that has ended is no level and is not counted", async () => {
    const ends = new Date(Date.now() + 3_600_000)
    await world.rows({
      text: "update project_grant set ends_at = $2 where project_id = $1 and principal = $3",
      values: [world.projects.bench, ends, world.group],
    })
    expect(levels((await list(world, "member2")).rows).bench).toBe("UPLOAD")
    const later = { now: new Date(ends.getTime() + 1000) }
    expect(levels((await list(world, "member2", {}, later)).rows).bench).toBeUndefined()
    expect((await list(world, "admin", { q: "bench" }, later)).rows[0]?.grants).toBe(1)
  })
})

describe("filters, order and pages", () => {
  let world: World
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1 + n))
  beforeAll(async () => {
    world = await freshWorld()
    const rows = Array.from({ length: 60 }, (_, n) => ({
      id: newProjectId(),
      name:
        n === 0 ? '=HYPERLINK("x")' : `Study ${String.fromCharCode(97 + (n % 13))}${n % 5 === 0 ? "%" : ""} ${n >> 1}`,
      by: n % 2 ? world.users.admin : world.users.member,
      at: at(n),
      phi: n % 10 === 3,
      tags: n % 6 === 0 ? ["rna", "pilot"] : n % 6 === 1 ? ["rna"] : [],
      bytes: (n % 7) * 1000,
    }))
    await world.rows({
      text: `insert into project (id, name, billed_to, created_by, created_at, modified_at, contains_phi, tags, properties)
        select id, name, $2, by, at, at, phi, tags, case when phi then '{"arm": "a"}'::jsonb else '{}' end
        from jsonb_to_recordset($1::jsonb) as x(id text, name text, by text, at timestamptz, phi boolean, tags text[])`,
      values: [JSON.stringify(rows), world.org],
    })
    await world.rows({
      text: `update project_usage u set bytes = x.bytes from jsonb_to_recordset($1::jsonb) as x(id text, bytes bigint) where u.project_id = x.id`,
      values: [JSON.stringify(rows)],
    })
  })

  test.each([
    ["a part of the name, in any case", { q: "STUDY A" }, 4],
    ["a percent sign is itself", { q: "%" }, 11],
    ["a pattern", { q: "study ? *" }, 48],
    ["nothing of that name", { q: "../x" }, 0],
    ["not a member", { filters: { level: ["NONE"] } }, 60],
    ["the level held", { filters: { level: ["ADMINISTER"] } }, 2],
    ["who created it", { filters: { creator: "$member" } }, 30],
    ["created since a day", { filters: { created: { from: "2026-01-31" } } }, 34],
    ["created until the end of a day", { filters: { created: { from: "2026-01-01", to: "2026-01-03" } } }, 3],
    ["PHI", { filters: { phi: ["yes"] } }, 6],
    ["no PHI", { filters: { phi: ["no"] } }, 58],
    ["one tag", { filters: { tags: "rna" } }, 20],
    ["every tag", { filters: { tags: ["rna", "pilot"] } }, 10],
    ["a property", { filters: { properties: { arm: "a" } } }, 6],
    ["shared", { filters: { sharing: ["shared"] } }, 4],
    ["private", { filters: { sharing: ["private"] } }, 60],
    ["several at once", { q: "study", filters: { phi: ["yes"], creator: "$member" } }, 0],
  ])("A090 B1.10 %s: the rows and the count agree", async (_, input, expected) => {
    const asked = JSON.parse(JSON.stringify(input).replace("$member", world.handles.member)) as object
    expect(await total(world, "admin", asked)).toBe(expected)
    const found = await list(world, "admin", { ...asked, size: 100 })
    expect(found.rows).toHaveLength(expected)
  })

  test("B1.10 a time before now, and milliseconds, say when it was created", async () => {
    const now = at(60)
    const since = async (from: string | number) =>
      (await list(world, "admin", { size: 100, filters: { created: { from, to: "2026-03-01" } } }, { now })).rows.length
    expect(await since("-10d")).toBe(10)
    expect(await since("-240h")).toBe(10)
    expect(await since(at(50).getTime())).toBe(10)
  })

  test.each(ORG_PROJECT_SORTS)(
    "A091 sorted by %s each comes once, in order, whichever way it is paged",
    async (sort) => {
      for (const direction of ["asc", "desc"] as const) {
        const seen: OrgProject[] = []
        let after: string | null = null
        let previous: string | null = null
        do {
          const page: Awaited<ReturnType<typeof list>> = await list(world, "admin", {
            sort,
            direction,
            size: 25,
            ...(after ? { after } : {}),
          })
          seen.push(...page.rows)
          after = page.next
          previous = page.previous
        } while (after)
        expect(new Set(seen.map((row) => row.id)).size).toBe(64)
        const keys = seen.map((row) =>
          sort === "usage"
            ? row.bytes
            : sort === "created"
              ? row.createdAt
              : sort === "modified"
                ? row.modifiedAt
                : null,
        )
        if (sort !== "name") {
          const ordered = [...keys].sort((a, b) => (a === b ? 0 : (a ?? 0) < (b ?? 0) ? -1 : 1))
          expect(keys).toEqual(direction === "asc" ? ordered : ordered.reverse())
        }
        const back = await list(world, "admin", { sort, direction, size: 25, before: previous })
        expect(back.rows.map((row) => row.id)).toEqual(seen.slice(25, 50).map((row) => row.id))
      }
    },
  )

  test("a place of another order, or made by hand, is refused and says so", async () => {
    const { next } = await list(world, "admin", { size: 25 })
    for (const input of [{ sort: "usage", after: next }, { after: "AAAA" }, { before: next?.slice(3) }])
      expect(await read(listOrgProjects, world.call("admin", input))).toMatchObject({
        ok: false,
        refusal: "invalid_input",
      })
    for (const created of [{ from: "yesterday" }, { from: "2026-13-01" }, { from: -5 }, { to: "-2x" }])
      expect(await read(listOrgProjects, world.call("admin", { filters: { created } }))).toMatchObject({
        refusal: "invalid_input",
      })
  })

  test("A091 the export holds what is filtered, for a member what reaches them", async () => {
    const exported = async (by: PersonKey, input: Input) => {
      const answer = await read(exportOrgProjects, world.call(by, input))
      return answer.ok ? answer.value.rows : []
    }
    expect(await exported("admin", {})).toHaveLength(64)
    const phi = await exported("admin", { filters: { phi: ["yes"] } })
    expect(phi.map((row) => [row.phi, row.level])).toEqual(Array.from({ length: 6 }, () => ["true", "NONE"]))
    expect(await exported("member", {})).toHaveLength(3)
  })
})
