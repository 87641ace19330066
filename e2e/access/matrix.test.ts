import { describe, expect, test } from "vitest"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { OPERATIONS } from "@/lib/doors/registry"
import type { Call } from "@/lib/operations/ground"
import type { AnyMutation } from "@/lib/operations/operation"
import { perform, preview } from "@/lib/operations/perform"
import { ACTOR_KINDS, type ActorKind, callBy } from "./actors"
import { EXPECTED_OPERATIONS, expectedOf } from "./expected"
import { decided, tryIt } from "./try"

const mutations = OPERATIONS.filter((one): one is AnyMutation => one.kind === "mutation")
const exampleOf = (operation: (typeof OPERATIONS)[number]) => operation.example ?? (() => ({}))

test("every operation has a row in the table, an example, and every row an operation", () => {
  const names = OPERATIONS.map((operation) => operation.name)
  expect(names.filter((name) => expectedOf(name) === null)).toEqual([])
  expect(EXPECTED_OPERATIONS.filter((name) => !names.includes(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
  expect(OPERATIONS.filter((operation) => !operation.example).map((operation) => operation.name)).toEqual([])
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
})

// One that has no row fails above.
const judged = OPERATIONS.flatMap((operation) => {
  const expected = expectedOf(operation.name)
  return expected ? [[operation.name, operation, expected] as const] : []
})

describe.each(judged)("%s", (name, operation, expected) => {
  test(`${name} is refused to who may not, by its own word, and nothing is written`, async () => {
    const no = ACTOR_KINDS.filter((kind) => expected[kind] !== "yes")
    const said: Partial<Record<ActorKind, string>> = {}
    const tried = async (kinds: readonly ActorKind[]) => {
      const world = await freshWorld()
      const calls = new Map<ActorKind, Call>()
      for (const kind of kinds) calls.set(kind, await callBy(world, kind, exampleOf(operation)))
      const before = await world.dump()
      for (const [kind, call] of calls) said[kind] = decided(await tryIt(operation, call))
      expect(difference(before, await world.dump())).toEqual({})
    }
    // To sign someone out is a change of its own, so they have a world of their own.
    await tried(no.filter((kind) => kind !== "signedOut"))
    await tried(no.filter((kind) => kind === "signedOut"))
    expect(said).toEqual(Object.fromEntries(no.map((kind) => [kind, expected[kind]])))
  })

  test(`${name} is open to who may`, async () => {
    const said: Partial<Record<ActorKind, string>> = {}
    const yes = ACTOR_KINDS.filter((kind) => expected[kind] === "yes")
    const shared = operation.kind === "query" ? await freshWorld() : null
    for (const kind of yes) {
      const world = shared ?? (await freshWorld())
      said[kind] = decided(await tryIt(operation, await callBy(world, kind, exampleOf(operation))))
    }
    expect(said).toEqual(Object.fromEntries(yes.map((kind) => [kind, "yes"])))
  })
})

// What is new has an id that is chosen when it is made, so its preview names another.
const NAMES_SOMETHING_NEW: readonly string[] = [
  "project.create",
  "app.create",
  "upload.create",
  "upload.finish",
  "folder.create",
  "object.copy",
  "billing-information.submit",
  "announcement.create",
]

// Those whose example nobody can succeed with, such as a mailed link that does not exist, have tests of their own.
const possible = mutations.flatMap((operation) => {
  const by = ACTOR_KINDS.find((kind) => expectedOf(operation.name)?.[kind] === "yes")
  return by ? [[operation.name, operation, by] as const] : []
})

describe.each(possible)("%s", (name, operation, by) => {
  test(`INV-43 ${name} previews without writing, writes what it previewed, with one event each`, async () => {
    const world = await freshWorld()
    const call = await callBy(world, by, exampleOf(operation))
    const before = await world.dump()
    const seen = await preview(operation, call)
    expect(difference(before, await world.dump())).toEqual({})
    if (!seen.ok) throw new Error(`${seen.refusal}: ${seen.message}`)
    const again = await preview(operation, call)
    const isNew = NAMES_SOMETHING_NEW.includes(name)
    if (!isNew) expect(again).toEqual(seen)

    const done = await perform(operation, isNew ? call : { ...call, expect: seen.preview.digest })
    if (!done.ok) throw new Error(`${done.refusal}: ${done.message}`)
    expect(done.changed).toBe(seen.preview.changed)
    const trail = await world.rows<{ target: string; before: object | null; after: object | null }>({
      text: `select target, before::jsonb, after::jsonb from audit_event where request_id = $1 order by chain, seq`,
      values: [call.origin.id],
    })
    // The ledger records its lines itself: the trail has the batch.
    const { event } = operation
    if (event) expect(trail).toHaveLength(Math.min(done.changed, 1))
    if (event) return
    const changed = done.lines.filter((line) => line.outcome === "changed")
    expect(trail).toHaveLength(done.changed)
    expect(trail.map((event) => event.target).sort()).toEqual(changed.map((line) => line.target).sort())
    for (const line of changed)
      expect(trail).toContainEqual({ target: line.target, before: line.before, after: line.after })
    if (done.changed === 0) expect(difference(before, await world.dump())).toEqual({})
  })
})
