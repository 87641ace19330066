import { beforeEach, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { putObjects } from "@/e2e/fixtures/objects"
import { begin, bytes, finish, holdStore, send } from "@/e2e/fixtures/uploads"
import { copyObject } from "@/lib/data/copy"
import { downloadObject } from "@/lib/downloads/start"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createUpload } from "@/lib/uploads/create"
import { projectLimits } from "./limits"
import { setLimits } from "./set-limits"

let world: World
let lab = ""
beforeEach(async () => {
  world = await freshWorld()
  lab = world.projects.lab
  await holdStore("shared")
})

const NOW = new Date()
const set = (input: object, by: Parameters<World["call"]>[0] = "admin", version = 1) =>
  world.call(by, { project: lab, version, ...input })
const used = (kind: string, amount: number, quantity: number, month = NOW) =>
  world.rows({
    text: `insert into charge_total (payer, month, project_id, user_id, kind, amount, quantity, lines)
      values ($1, date_trunc('month', $2::timestamptz at time zone 'utc')::date, $3, $4, $5, $6, $7, 1)`,
    values: [world.org, month, lab, world.users.member, kind, amount, quantity],
  })
const stored = async () =>
  Number(
    (
      await world.rows<{ bytes: number }>({
        text: "select bytes from project_usage where project_id = $1",
        values: [lab],
      })
    )[0]?.bytes,
  )
const said = (answer: { ok: boolean; refusal?: string }) => (answer.ok ? "yes" : answer.refusal)

test("B2.6 B3.2c limits are set, seen, recorded and lifted by those who administer the project", async () => {
  expect(await perform(setLimits, set({ compute: 20, egress: 5_000_000_000 }))).toMatchObject({
    ok: true,
    changed: 1,
    value: { version: 2 },
  })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "project.set-limits",
    target: lab,
    before: { computeLimit: null, egressLimit: null },
    after: { computeLimit: 20_000_000, egressLimit: 5_000_000_000 },
  })
  await used("COMPUTE", 7_500_000, 3600)
  await used("EGRESS", 90_000, 1_000_000_000)
  const lastMonth = new Date(Date.UTC(NOW.getUTCFullYear(), NOW.getUTCMonth(), 0))
  await used("EGRESS", 90_000, 9_000_000_000, lastMonth)
  expect(await read(projectLimits, world.call("member", { project: lab }))).toEqual({
    ok: true,
    value: {
      limits: { compute: 20_000_000, egress: 5_000_000_000, storage: null },
      used: { compute: "7500000", egress: 1_000_000_000, storage: await stored() },
    },
  })
  expect(await perform(setLimits, set({ compute: null, egress: null }, "admin", 2))).toMatchObject({ changed: 1 })
})

test("B2.6 a limit is a positive whole number; an outdated version and who does not administer change nothing", async () => {
  const before = await world.dump()
  for (const input of [{}, { compute: 0 }, { compute: 1.5 }, { egress: -1 }, { storage: "9" }, { storage: 2 ** 53 }])
    expect(await perform(setLimits, set(input))).toMatchObject({ refusal: "invalid_input" })
  expect(await perform(setLimits, set({ storage: 9 }, "admin", 7))).toMatchObject({ refusal: "stale_version" })
  expect(await perform(setLimits, set({ storage: 9 }, "member"))).toMatchObject({ refusal: "lacks_permission" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("B3.2c a limit below what is used is allowed, and the preview says what stops", async () => {
  await used("EGRESS", 90_000, 1_000)
  const seen = await preview(setLimits, set({ egress: 1000, storage: 1, compute: 5 }))
  const note = "nothing more is downloaded this month"
  expect(seen).toMatchObject({ preview: { lines: [{ outcome: "changed", message: expect.stringContaining(note) }] } })
  await perform(setLimits, set({ egress: 1000 }))
  const [file] = await putObjects(lab, [{ name: "a.txt", says: "aa", by: world.users.admin }])
  const fetch = () => perform(downloadObject, world.call("admin", { project: lab, object: file }))
  const before = await world.dump()
  expect(said(await fetch())).toBe("project_limit_reached")
  expect(difference(before, await world.dump())).toEqual({})
  await perform(setLimits, set({ egress: 1001 }, "admin", 2))
  expect(said(await fetch())).toBe("yes")
})

test("B3.2c what does not fit in the storage limit is neither begun nor finished nor copied in", async () => {
  const upload = await begin(world, { name: "begun.txt", bytes: 4 })
  await send(world, upload, 0, bytes("full"))
  const [small, large] = await putObjects(world.projects.bench, [
    { name: "small", says: "12", by: world.users.admin },
    { name: "large", says: "1234", by: world.users.admin },
  ])
  await perform(setLimits, set({ storage: (await stored()) + 3 }))
  const start = (size: number) =>
    perform(createUpload, world.call("admin", { project: lab, name: `${size}.txt`, bytes: size }))
  const before = await world.dump()
  expect(said(await start(4))).toBe("project_limit_reached")
  expect(said(await finish(world, upload))).toBe("project_limit_reached")
  expect(difference(before, await world.dump())).toEqual({})
  expect(said(await start(3))).toBe("yes")
  const input = { project: world.projects.bench, objects: { ids: [large, small] }, to: lab }
  const done = await perform(copyObject, world.call("admin", input))
  expect(done).toMatchObject({ ok: true, refused: 1 })
  await perform(setLimits, set({ storage: null }, "admin", 2))
  expect(said(await finish(world, upload))).toBe("yes")
})

test("B3.2c of two uploads that fit one by one and not together, one is refused, whoever is faster", async () => {
  const size = 1000
  await perform(setLimits, set({ storage: (await stored()) + size * 3 + 500 }))
  const uploads = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (n) => {
      const upload = await begin(world, { name: `${n}.txt`, bytes: size })
      await send(world, upload, 0, bytes(String(n).repeat(size)))
      return upload
    }),
  )
  const answers = (await Promise.all(uploads.map((upload) => finish(world, upload)))).map(said)
  expect(answers.filter((one) => one === "yes")).toHaveLength(3)
  expect(answers.filter((one) => one === "project_limit_reached")).toHaveLength(3)
})
