import pg from "pg"
import { beforeEach, describe, expect, test } from "vitest"
import { agree, becameOf, type LineInput, lineIn, post, setLimit, sumsOf } from "@/e2e/fixtures/charges"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { malformed } from "@/e2e/isolation/malformed"
import { perform, preview } from "@/lib/operations/perform"
import { postCharges } from "./post"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const line = (over: LineInput = {}) => lineIn(world, over)
const charged = async (account = world.org) => (await sumsOf(world, account)).charged
const paidBy = (payer: string) =>
  world.rows({ text: "update project set billed_to = $2 where id = $1", values: [world.projects.lab, payer] })

test("A001 A123 whoever acts, whatever it is for, in whichever project: the account that pays is charged, and the trail has the batch once", async () => {
  const lines = [
    line({ user: world.users.member, amount: 1 }),
    line({ user: world.users.admin, amount: "20", project: world.projects.bench }),
    line({ user: world.users.nobody, amount: 300, kind: "EGRESS", quantity: 5 }),
    line({ project: world.projects.foreign, amount: 4000 }),
  ]
  const answer = await post(world, lines)
  expect(answer).toMatchObject({ ok: true, changed: 4, value: { posted: 4, amount: "4321" } })
  expect(await sumsOf(world)).toMatchObject({ charged: "321", lines: "321", totals: "321", kinds: "321" })
  expect(await charged(world.foreign)).toBe("4000")
  expect(await charged(world.users.nobody)).toBe("0")

  const [mine] = answer.ok ? [answer.value.batch] : []
  const events = await world.rows({
    text: "select target, actor, actor_kind, credential, after::jsonb from audit_event where chain = 'installation' and target = $1",
    values: [mine],
  })
  expect(events).toMatchObject([
    {
      actor: world.users.meter,
      actor_kind: "metering",
      credential: `token:${world.tokens.meter}`,
      after: { lines: 4, amount: "4321", digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    },
  ])
  expect(await world.trail()).toEqual([])
})

test("a project billed to a person charges that person", async () => {
  await paidBy(world.users.nobody)
  expect(await post(world, [line({ amount: 7 })])).toMatchObject({ ok: true })
  expect([await charged(), await charged(world.users.nobody)]).toEqual(["0", "7"])
})

test("INV-51 a line that is wrong is refused by itself, in words, and the others are posted", async () => {
  const wrong = [
    [line({ amount: -1 }), "invalid_input", /amount cannot be negative/],
    [line({ project: "project-none" }), "unknown_project", /no project/],
    [line({ user: "user-none" }), "unknown_user", /no user of this id/],
    [line({ user: world.users.meter }), "unknown_user", /no user of this id/],
    [line({ reservation: "none" }), "unknown_reservation", /no open reservation/],
    [null, "invalid_input", /A line is an object/],
  ] as const
  const before = await world.dump()
  for (const [alone, refusal, words] of wrong)
    expect(await post(world, [alone])).toMatchObject({ ok: false, refusal, message: expect.stringMatching(words) })
  expect(difference(before, await world.dump())).toEqual({})

  const answer = await post(world, [line({ amount: 5 }), ...wrong.map(([one]) => one), line({ amount: 6 })])
  expect(becameOf(answer)).toEqual(["changed", ...wrong.map(([, refusal]) => refusal), "changed"])
  const said = answer.ok ? answer.lines.filter(({ outcome }) => outcome === "refused") : []
  for (const [n, one] of said.entries())
    expect(one).toMatchObject({ label: `Line ${n + 2}`, message: expect.stringMatching(wrong[n]?.[2] ?? "") })
  expect(await charged()).toBe("11")
})

test("INV-51 a metering account can send anything at all and gets words for it", async () => {
  for (const wrong of malformed({ lines: [line(), line()] }, 60)) {
    const answer = await perform(postCharges, world.call("meter", wrong, { token: "full" }))
    if (!answer.ok) expect(["internal", "unavailable", "busy"]).not.toContain(answer.refusal)
  }
  expect(agree(await sumsOf(world))).toBe(true)
  const many = Array.from({ length: 1001 }, () => line())
  expect(await post(world, many)).toMatchObject({
    refusal: "invalid_input",
    message: expect.stringMatching(/1000 lines/),
  })
  expect(await post(world, [])).toMatchObject({ refusal: "invalid_input" })
})

describe("INV-38 a line counts once", () => {
  test("INV-38 sent again, alone, with others, twice in a batch, or written otherwise, it is known; with another content it is refused", async () => {
    const one = line({ amount: 10, at: "2024-03-01T00:00:00Z" })
    expect(becameOf(await post(world, [one, one]))).toEqual(["changed", "unchanged"])
    expect(await post(world, [one])).toMatchObject({ ok: true, changed: 0, unchanged: 1 })
    expect(
      becameOf(await post(world, [line({ amount: 1 }), { ...one, amount: "10", at: "2024-03-01T00:00:00.000Z" }])),
    ).toEqual(["changed", "unchanged"])
    for (const other of [
      { amount: 11 },
      { user: world.users.admin },
      { project: world.projects.foreign },
      { quantity: 1 },
    ])
      expect(await post(world, [{ ...one, ...other }])).toMatchObject({ refusal: "key_reused" })
    const two = line()
    expect(becameOf(await post(world, [two, { ...two, amount: 2 }]))).toEqual(["changed", "key_reused"])
    expect(await charged()).toBe("1000011")
  })

  test("INV-38 the same lines sent by several at once, in another order, are posted once", async () => {
    const lines = Array.from({ length: 60 }, (_, n) =>
      line({ amount: n + 1, project: n % 2 ? world.projects.foreign : world.projects.lab }),
    )
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => post(world, n % 2 ? lines : [...lines].reverse())),
    )
    expect(answers.map((answer) => answer.ok)).toEqual(Array(8).fill(true))
    expect(answers.reduce((sum, answer) => sum + (answer.ok ? answer.changed : 0), 0)).toBe(60)
    expect([await sumsOf(world), await sumsOf(world, world.foreign)].map(agree)).toEqual([true, true])
    expect(Number(await charged()) + Number(await charged(world.foreign))).toBe((60 * 61) / 2)
  })
})

test("INV-43 a preview says what the batch would do and writes nothing", async () => {
  await setLimit(world, 100)
  const call = world.call(
    "meter",
    { lines: [line({ amount: 100 }), line({ amount: 1 }), line({ amount: -1 })] },
    { token: "full" },
  )
  const before = await world.dump()
  const seen = await preview(postCharges, call)
  expect(seen).toMatchObject({ preview: { changed: 1, unchanged: 0, refused: 2 } })
  expect(difference(before, await world.dump())).toEqual({})
  const expected = seen.ok ? seen.preview.digest : ""
  expect(await perform(postCharges, { ...call, expect: expected })).toMatchObject({ ok: true, changed: 1, refused: 2 })
})

test("nothing is charged to a month that is closed", async () => {
  await world.rows({ text: "insert into charge_closing values ($1, '2024-03-01', now())", values: [world.org] })
  const [march, april] = ["2024-03-31T23:59:59.999999Z", "2024-04-01T00:00:00Z"].map((at) => line({ at, amount: 3 }))
  expect(becameOf(await post(world, [march, april]))).toEqual(["period_closed", "changed"])
  expect(await charged()).toBe("3")
})

test("INV-14 a metering account that was disabled posts nothing more, nor one whose token was revoked", async () => {
  await world.rows({ text: `update "user" set state = 'DISABLED' where id = $1`, values: [world.users.meter] })
  expect(await post(world, [line()])).toMatchObject({ refusal: "sign_in_required" })
  await world.rows({ text: `update "user" set state = 'ACTIVE' where id = $1`, values: [world.users.meter] })
  await world.rows({ text: "update token set revoked_at = now() where id = $1", values: [world.tokens.meter] })
  expect(await post(world, [line()])).toMatchObject({ refusal: "sign_in_required" })
  expect(await charged()).toBe("0")
})

test("INV-36 a batch whose connection dies half way leaves nothing, and is posted when it is sent again", async () => {
  const lines = Array.from({ length: 50 }, () => line({ amount: 2 }))
  const holder = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  const master = new pg.Client({ connectionString: process.env.SUPER_DATABASE_URL })
  await Promise.all([holder.connect(), master.connect()])
  try {
    // The head of the trail comes last: whoever waits for it has written all the rest.
    await post(world, [line({ amount: 1 })])
    await holder.query("begin; select set_config('app.scope', 'installation', true)")
    await holder.query("select 1 from audit_head where chain = 'installation' for update")
    const before = await world.dump()
    const cut = post(world, lines)
    await expect
      .poll(async () => {
        const { rowCount } = await master.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'provost' and query like '%audit_append%' and wait_event_type = 'Lock'
            and (select pid from pg_locks where not granted limit 1) is not null and datname = $1`,
          [new URL(process.env.DATABASE_URL ?? "").pathname.slice(1)],
        )
        return rowCount
      })
      .toBe(1)
    expect(await cut).toMatchObject({ ok: false, refusal: "unavailable" })
    await holder.query("rollback")
    expect(difference(before, await world.dump())).toEqual({})
  } finally {
    await Promise.all([holder.end(), master.end()])
  }
  expect(await post(world, lines)).toMatchObject({ ok: true, changed: 50 })
  expect(await sumsOf(world)).toMatchObject({ charged: "101", lines: "101" })
})

test("the ledger only grows: neither the role that runs nor the owner changes a line, takes one away or empties it", async () => {
  await post(world, [line()])
  const statements = [
    "update charge set amount = 0",
    "delete from charge",
    "truncate charge",
    `truncate charge_${new Date().toISOString().slice(0, 7).replace("-", "_")}`,
    "truncate charge_other",
  ]
  for (const url of [process.env.DATABASE_URL, process.env.MIGRATE_DATABASE_URL]) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query("select set_config('app.scope', 'installation', false)")
    for (const statement of statements) await expect(client.query(statement), statement).rejects.toThrow()
    await client.end()
  }
  expect(await charged()).toBe("1000000")
})
