import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { DAY } from "@/lib/clock"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { countMembers } from "./count"
import { disableMember } from "./disable"
import { editAccess } from "./edit-access"
import { type ListInput, MEMBER_SORTS } from "./inputs"
import { listMembers } from "./list"
import type { MemberRow } from "./rows"
import { setEndDate } from "./set-end-date"

const NAMES = ["Ada", "ada", "Zoë", "Ångström", "Bea", "Bea", "Cyd", "100%", "under_score", "Ñandú"]

let world: World
beforeAll(async () => {
  world = await freshWorld()
  const values: unknown[] = [world.org, world.org.slice(4), NAMES]
  await world.rows({
    text: `insert into "user" (id, handle, name, email, state, created_at)
      select 'user-' || lower($2) || '-' || n, $2 || '-' || n, ($3::text[])[1 + n % 10] || ' ' || n, $2 || '-' || n || '@list.example', 'ACTIVE', now()
      from generate_series(1, 70) n where $1::text is not null`,
    values,
  })
  await world.rows({
    text: `insert into member (org_id, user_id, handle, name, email, sort_name, level, billable_activities, project_access, app_access, joined_at, last_active_at)
      select $1, u.id, u.handle, u.name, u.email, lower(u.name), 'MEMBER', n % 2 = 0, (array['NONE', 'VIEW', 'UPLOAD', 'CONTRIBUTE', 'ADMINISTER'])[1 + n % 5], n % 3 > 0,
        timestamptz '2026-01-01' + make_interval(hours => n / 4), case when n % 4 > 0 then now() - make_interval(days => n * 3) end
      from generate_series(1, 70) n join "user" u on u.id = 'user-' || lower($2) || '-' || n where cardinality($3::text[]) > 0`,
    values,
  })
  await world.rows({
    text: `insert into member_role (org_id, user_id, role_id) select org_id, user_id, case when handle like '%7' then 'read-only' else 'member' end
      from member m where org_id = $1 and not exists (select 1 from member_role r where r.org_id = m.org_id and r.user_id = m.user_id)`,
    values: [world.org],
  })
})

async function list(input: Partial<ListInput>, by: "admin" | "member" = "admin") {
  const answer = await read(listMembers, world.call(by, input))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

async function everyPage(input: Partial<ListInput>): Promise<readonly MemberRow[]> {
  const rows: MemberRow[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ ...input, ...(after ? { after } : {}) })
    rows.push(...page.rows)
    after = page.next
  } while (after)
  return rows
}

const total = async (input: Partial<ListInput>): Promise<number> => {
  const { q = "", filters = {} } = input
  const answer = await read(countMembers, world.call("admin", { q, filters }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value.total
}

const rowOf = async (input: Partial<ListInput>): Promise<MemberRow> => {
  const [row] = (await list(input)).rows
  if (!row) throw new Error("nobody was found")
  return row
}

test("INV-9 CHECK=LIST A306 A307 whatever is filtered, sorted and paged, each row comes once, in order, and the total counts them", async () => {
  const filters = fc.record(
    {
      level: fc.subarray(["ADMIN", "MEMBER"] as const),
      role: fc.subarray(["member", "read-only", "administrator"]),
      billable: fc.subarray(["yes", "no"] as const),
      access: fc.subarray(["NONE", "VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"] as const),
      lastActive: fc.subarray(["7d", "30d", "90d", "older", "never"] as const),
      status: fc.subarray(["ACTIVE", "DISABLED", "ENDED", "INVITED"] as const),
    },
    { requiredKeys: [] },
  )
  const everyone = new Map((await everyPage({ size: 100 })).map((row) => [row.id, row]))
  const wanted = fc.record({
    filters,
    sort: fc.constantFrom(...MEMBER_SORTS),
    direction: fc.constantFrom("asc" as const, "desc" as const),
    q: fc.constantFrom("", "a", "100%", "under_", "zoë", "nobody at all"),
  })
  await fc.assert(
    fc.asyncProperty(wanted, async (input) => {
      const small = await everyPage({ ...input, size: 25 })
      const large = await everyPage({ ...input, size: 100 })
      const ids = small.map((row) => row.id)
      expect(ids).toEqual(large.map((row) => row.id))
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBe(await total(input))
      const { level = [], billable = [], access = [] } = input.filters
      const fits = (row: MemberRow): boolean =>
        (level.length === 0 || level.includes(row.level)) &&
        (billable.length === 0 || billable.includes(row.billableActivities ? "yes" : "no")) &&
        (access.length === 0 || access.includes(row.projectAccess))
      expect(small.every(fits)).toBe(true)
      const only = { level, billable, access }
      if (input.q === "" && Object.keys(input.filters).every((key) => key in only)) {
        expect(ids.length).toBe([...everyone.values()].filter(fits).length)
      }
    }),
    { numRuns: 40 },
  )
})

test("A306 a page back is the page that was left", async () => {
  const first = await list({ size: 25, sort: "joined", direction: "desc" })
  const second = await list({ size: 25, sort: "joined", direction: "desc", after: first.next })
  const back = await list({ size: 25, sort: "joined", direction: "desc", before: second.previous })
  expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
  expect(back.previous).toBeNull()
})

describe("filters", () => {
  test("A301 a part of a name or a username finds people, and a wildcard is only a letter", async () => {
    expect((await everyPage({ q: "ngström" })).length).toBeGreaterThan(0)
    const handle = world.handles.member
    expect((await everyPage({ q: handle.slice(1).toUpperCase() })).map((row) => row.handle)).toContain(handle)
    expect((await everyPage({ q: "%" })).every((row) => row.name.includes("%"))).toBe(true)
  })

  test("A302 A303 A304 A305 role, status, access and last activity each let through only what they name", async () => {
    for (const row of await everyPage({ filters: { role: ["read-only"] } }))
      expect(row.roles.map((role) => role.id)).toContain("read-only")
    for (const row of await everyPage({ filters: { status: ["DISABLED"] } })) expect(row.status).toBe("DISABLED")
    for (const row of await everyPage({ filters: { access: ["NONE"], billable: ["no"] } })) {
      expect(row.projectAccess).toBe("NONE")
      expect(row.billableActivities).toBe(false)
    }
    const week = new Date(Date.now() - 7 * DAY).toISOString()
    for (const row of await everyPage({ filters: { lastActive: ["7d"] } }))
      expect((row.lastActiveAt ?? "") >= week).toBe(true)
    for (const row of await everyPage({ filters: { lastActive: ["never"], status: ["ACTIVE"] } }))
      expect(row.lastActiveAt).toBeNull()
  })

  test("A346 a cursor of another order, or one that was tampered with, is refused in words", async () => {
    const { next } = await list({ size: 25 })
    for (const input of [
      { sort: "joined", after: next },
      { after: `${next?.slice(0, -4)}AAAA` },
      { after: "bm9wZQ" },
    ]) {
      const answer = await read(listMembers, world.call("admin", { size: 25, ...input }))
      expect(answer).toMatchObject({ ok: false, refusal: "invalid_input" })
    }
  })
})

describe("who may see", () => {
  test("A050 a member does not see the list until the org's policy lets them, and then without addresses", async () => {
    expect(await read(listMembers, world.call("member"))).toMatchObject({ ok: false, refusal: "lacks_permission" })
    await world.rows({ text: "update org set member_list_visibility = 'MEMBER' where id = $1", values: [world.org] })
    const seen = await list({}, "member")
    expect(seen.rows.length).toBeGreaterThan(10)
    expect(seen.rows.every((row) => row.email === null && row.permits === null && row.kind === "member")).toBe(true)
    const byAddress = await list({ q: "@list.example" }, "member")
    expect(byAddress.rows).toEqual([])
    await world.rows({ text: "update org set member_list_visibility = 'ADMIN' where id = $1", values: [world.org] })
    expect(await read(listMembers, world.call("member"))).toMatchObject({ ok: false, refusal: "lacks_permission" })
  })

  test("A311 INV-5 each row says what may be done with the person, and why not", async () => {
    const own = (await list({ q: world.handles.admin })).rows.find((row) => row.userId === world.users.admin)
    expect(own?.permits?.disable?.word).toBe("not_on_oneself")
    const other = await rowOf({ q: world.handles.readOnly })
    expect(other.permits).toMatchObject({ edit: null, disable: null, remove: null })
    expect(other.permits?.delete?.word).toBe("in_other_org")
  })

  test("B1.14 A311 of an org that is suspended each row says of every act that nothing is changed in it now", async () => {
    await world.rows({ text: "update org set state = 'SUSPENDED' where id = $1", values: [world.org] })
    const { permits } = await rowOf({ q: world.handles.readOnly })
    await world.rows({ text: "update org set state = 'LIVE' where id = $1", values: [world.org] })
    expect(new Set(Object.values(permits ?? {}).map((no) => no?.word))).toEqual(new Set(["org_expired"]))
  })
})

describe("changes show at once", () => {
  test("A070 A086 one setting of one member changes, in this org alone, and nothing else of theirs", async () => {
    const before = await rowOf({ q: `${world.org.slice(4)}-12` })
    const answer = await perform(
      editAccess,
      world.call("admin", { members: { ids: [before.userId] }, billableActivities: !before.billableActivities }),
    )
    expect(answer).toMatchObject({ ok: true, changed: 1 })
    const after = await rowOf({ q: before.handle })
    expect(after).toEqual({ ...before, billableActivities: !before.billableActivities })
  })

  test("A303 an end date is obeyed to the second, and the row says so", async () => {
    const row = await rowOf({ q: `${world.org.slice(4)}-13` })
    const call = world.call("admin")
    const endsAt = new Date(call.now.getTime() + 10 * DAY)
    expect(
      await perform(setEndDate, { ...call, input: { members: { ids: [row.userId] }, endsAt: endsAt.toISOString() } }),
    ).toMatchObject({ ok: true, changed: 1 })
    const at = async (now: Date) => {
      const answer = await read(listMembers, world.call("admin", { q: row.handle }, { now }))
      return answer.ok ? answer.value.rows[0]?.status : answer.refusal
    }
    expect(await at(new Date(endsAt.getTime() - 1000))).toBe("ACTIVE")
    expect(await at(endsAt)).toBe("ENDED")
  })

  test("A313 a disabled member is listed as disabled", async () => {
    const row = await rowOf({ q: `${world.org.slice(4)}-14` })
    expect(await perform(disableMember, world.call("admin", { members: { ids: [row.userId] } }))).toMatchObject({
      ok: true,
      changed: 1,
    })
    expect((await rowOf({ q: row.handle })).status).toBe("DISABLED")
  })
})
