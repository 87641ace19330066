import fc from "fast-check"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { foldFacets } from "@/db/sql/housekeeping"
import { inWorker } from "@/db/tenancy"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { PROJECT_LEVELS } from "@/lib/access/levels"
import { statusAt } from "@/lib/access/members"
import { clock, DAY } from "@/lib/clock"
import type { AnyMutation } from "@/lib/operations/operation"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { countMembers } from "./count"
import { disableMember, enableMember } from "./disable"
import { editAccess } from "./edit-access"
import type { Matching } from "./inputs"
import { leaveOrg, removeMember } from "./remove"
import { restoreMember } from "./restore"
import { setEndDate } from "./set-end-date"
import { setRole } from "./set-role"

type Filters = Matching["filters"]
type Plain = {
  level: "ADMIN" | "MEMBER"
  billable_activities: boolean
  project_access: (typeof PROJECT_LEVELS)[number]
  disabled: boolean
  ends_at: Date | null
  roles: string[]
}

let world: World
let crowd: string[]
beforeAll(async () => {
  world = await freshWorld()
  const values = [world.org, world.org.slice(4)]
  await world.rows({
    text: `insert into "user" (id, handle, name, email, state, created_at)
      select 'user-' || lower($2) || '-' || n, $2 || '-' || n, 'Person ' || n, $2 || '-' || n || '@count.example', 'ACTIVE', now()
      from generate_series(1, 40) n where $1::text is not null`,
    values,
  })
  // Two tables in one statement, as members_add writes them.
  const made = await world.rows<{ user_id: string }>({
    text: `with m as (insert into member (org_id, user_id, handle, name, email, sort_name, level, billable_activities, project_access, app_access, joined_at)
        select $1, u.id, u.handle, u.name, u.email, lower(u.name), 'MEMBER', n % 2 = 0, (array['NONE', 'VIEW', 'UPLOAD', 'CONTRIBUTE', 'ADMINISTER'])[1 + n % 5], n % 3 > 0, now()
        from generate_series(1, 40) n join "user" u on u.id = 'user-' || lower($2) || '-' || n returning org_id, user_id),
      r as (insert into member_role (org_id, user_id, role_id) select org_id, user_id, 'member' from m)
      select user_id from m order by user_id`,
    values,
  })
  crowd = made.map((row) => row.user_id)
})

const open: pg.Client[] = []
afterAll(() => Promise.all(open.map((client) => client.end())))

/** A connection of the runtime role's own, within the world's org, for writers that overlap. */
async function writer(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  open.push(client)
  await client.query("select set_config('app.org', $1, false)", [world.org])
  return client
}

const total = async (filters: Filters, now: Date): Promise<number> => {
  const answer = await read(countMembers, world.call("admin", { filters }, { now }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value.members
}

const plainRows = (): Promise<Plain[]> =>
  world.rows<Plain>({
    text: `select m.*, array(select r.role_id from member_role r where r.org_id = m.org_id and r.user_id = m.user_id) as roles
      from member m where m.org_id = $1`,
    values: [world.org],
  })

const within = <T>(list: readonly T[] | undefined, ...values: readonly T[]): boolean =>
  !list || list.length === 0 || values.some((value) => list.includes(value))

function fits(row: Plain, filters: Filters, now: Date): boolean {
  const status = statusAt({ disabled: row.disabled, endsAt: row.ends_at }, now)
  const ending = row.ends_at && row.ends_at > now ? (["ENDING"] as const) : []
  return (
    within(filters.level, row.level) &&
    within(filters.billable, row.billable_activities ? "yes" : "no") &&
    within(filters.access, row.project_access) &&
    within(filters.role, ...row.roles) &&
    within(filters.status, status, ...ending)
  )
}

const FILTERS: readonly Filters[] = (() => {
  const status = fc.subarray(["ACTIVE", "DISABLED", "ENDING", "ENDED", "INVITED"] as const)
  const some = fc.record(
    {
      status,
      level: fc.subarray(["ADMIN", "MEMBER"] as const),
      role: fc.subarray(["member", "read-only", "administrator"]),
      billable: fc.subarray(["yes", "no"] as const),
      access: fc.subarray([...PROJECT_LEVELS]),
    },
    { requiredKeys: [] },
  )
  const statuses: Filters[] = (["ACTIVE", "DISABLED", "ENDING", "ENDED"] as const).map((each) => ({ status: [each] }))
  const roles: Filters[] = ["member", "read-only"].map((each) => ({ role: [each] }))
  return [...statuses, ...roles, ...fc.sample(some, { numRuns: 12, seed: 9 })]
})()

/** Every filter's total against the rows themselves, today and once every end date of the test has passed. */
async function agree(words: string): Promise<void> {
  const rows = await plainRows()
  const now = clock.now()
  for (const at of [now, new Date(now.getTime() + 30 * DAY)])
    for (const filters of FILTERS) {
      // The admin asks, who has no end date; a filter that names nothing is the kept total of the org.
      const expected = rows.filter((row) => fits(row, filters, at)).length
      expect({ words, filters, at, total: await total(filters, at) }).toEqual({ words, filters, at, total: expected })
    }
}

const fold = (most: number) =>
  inWorker({ org: null, actor: null, installation: true, actorKind: "system", now: clock.now() }, (tx) =>
    tx.rows(foldFacets(most)),
  )

type Step = { readonly mutation: AnyMutation; readonly input: object }
const ends = (days: number) => new Date(clock.now().getTime() + days * DAY).toISOString()

function steps(): fc.Arbitrary<Step> {
  const members = fc.uniqueArray(fc.constantFrom(...crowd), { minLength: 1, maxLength: 8 }).map((ids) => ({ ids }))
  const step = (mutation: AnyMutation, rest: fc.Arbitrary<object>): fc.Arbitrary<Step> =>
    fc.tuple(members, rest).map(([who, more]) => ({ mutation, input: { members: who, ...more } }))
  const nothing = fc.constant({})
  return fc.oneof(
    step(editAccess, fc.record({ projectAccess: fc.constantFrom(...PROJECT_LEVELS), appAccess: fc.boolean() })),
    step(editAccess, fc.record({ billableActivities: fc.boolean() })),
    step(editAccess, fc.record({ level: fc.constantFrom("ADMIN", "MEMBER") })),
    step(setRole, fc.record({ roles: fc.subarray(["member", "read-only"], { minLength: 1 }) })),
    step(setEndDate, fc.record({ endsAt: fc.constantFrom(null, ends(3), ends(10)) })),
    step(disableMember, nothing),
    step(enableMember, nothing),
    step(removeMember, nothing),
    step(restoreMember, nothing),
  )
}

test("INV-9 CHECK=LIST whatever is changed, removed and given back, every filtered total is what the rows say, folded or not", async () => {
  await agree("at the start")
  let changed = 0
  await fc.assert(
    fc.asyncProperty(fc.array(steps(), { minLength: 3, maxLength: 6 }), fc.boolean(), async (sequence, folding) => {
      for (const { mutation, input } of sequence) {
        const done = await perform(mutation, world.call("admin", input))
        if (done.ok) changed += done.changed
      }
      if (folding) await fold(0)
      await agree(sequence.map(({ mutation }) => mutation.name).join(", "))
    }),
    { numRuns: 12 },
  )
  expect(changed).toBeGreaterThan(40)
}, 60_000)

test("INV-9 CHECK=LIST somebody who leaves is no longer counted", async () => {
  const before = await total({ role: ["member"] }, clock.now())
  expect(await perform(leaveOrg, world.call("member2", {}))).toMatchObject({ ok: true })
  expect(await total({ role: ["member"] }, clock.now())).toBe(before - 1)
  await agree("after leaving")
})

test("INV-9 two writers of the same members at once, and a folder between them, lose no count", async () => {
  const [one, two] = [await writer(), await writer()]
  const here = await world.rows<{ user_id: string }>({
    text: "select user_id from member where org_id = $1 and user_id = any ($2) and level = 'MEMBER' order by 1 limit 10",
    values: [world.org, crowd],
  })
  const people = here.map((row) => row.user_id)
  await world.rows({
    text: "delete from member_role where org_id = $1 and user_id = any ($2)",
    values: [world.org, people],
  })
  await one.query(
    "begin; update member set project_access = 'VIEW' where org_id = current_setting('app.org') and level = 'MEMBER'",
  )
  // Waits for the first on the members' own rows: it must take the roles over as they are then, not as they were.
  const roles = two.query(
    "insert into member_role (org_id, user_id, role_id) select current_setting('app.org'), u, 'read-only' from unnest($1::text[]) u",
    [people],
  )
  await fold(0)
  await one.query(
    `insert into member_role (org_id, user_id, role_id) select current_setting('app.org'), u, 'member' from unnest(array['${people.join("','")}']) u; commit`,
  )
  await roles
  await agree("after two writers")
  const many = async (client: pg.Client, first: number): Promise<void> => {
    for (let n = first; n < 24; n += 2)
      await client.query(
        "update member set billable_activities = not billable_activities where org_id = $1 and level = 'MEMBER' and user_id = any ($2)",
        [world.org, crowd.slice(n, n + 6)],
      )
  }
  await Promise.all([many(one, 0), many(two, 1), fold(0), fold(0), fold(3)])
  await agree("after many writers")
  await fold(0)
  const [loose] = await world.rows<{ n: number }>({
    text: "select count(*)::int as n from member_facet where org_id = $1 and not folded",
    values: [world.org],
  })
  expect(loose?.n).toBe(0)
  await agree("after folding")
})
