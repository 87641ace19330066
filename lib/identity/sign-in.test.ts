import { beforeAll, describe, expect, test } from "vitest"
import { givePassword, OTHER_PASSWORD, PASSWORD } from "@/e2e/fixtures/credentials"
import { freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { clock, after as later, MINUTE, SECOND } from "@/lib/clock"
import type { Origin } from "@/lib/operations/actor"
import { perform } from "@/lib/operations/perform"
import { openSession } from "@/lib/sessions/open-session"
import { findBySession } from "./find"
import { signInByPassword } from "./sign-in"

let world: World
let hosts = 0
beforeAll(async () => {
  world = await freshWorld()
  for (const key of ["member", "both", "admin", "nobody", "invited", "disabled"] as const)
    await givePassword(world, key)
})

/** Each from an address of its own: the limit by address has a test of its own. */
const origin = (): Origin => {
  hosts += 1
  return { id: "test", ip: `198.51.100.${hosts % 250}`, agent: "Tests/1.0", door: "action" }
}
const tryAs = (name: string, password: string, now = clock.now()) => signInByPassword({ name, password }, origin(), now)
const handle = (key: PersonKey) => world.handles[key]

describe("signing in", () => {
  test.each(["name", "address", "in capitals"])("by user name or e-mail address: %s", async (how) => {
    const name = how === "address" ? `${handle("member")}@people.example` : handle("member")
    const answer = await tryAs(how === "in capitals" ? name.toUpperCase() : name, PASSWORD)
    expect(answer.ok).toBe(true)
    if (answer.ok) expect(await findBySession(answer.value.secret, true)).toMatchObject({ userId: world.users.member })
  })

  test("INV-20 each sign-in has a session and a secret of its own, kept as a hash", async () => {
    const [one, two] = [await tryAs(handle("member"), PASSWORD), await tryAs(handle("member"), PASSWORD)]
    if (!one.ok || !two.ok) throw new Error("not signed in")
    expect(one.value.secret).not.toBe(two.value.secret)
    const dump = JSON.stringify(
      await world.rows({ text: "select * from session where user_id = $1", values: [world.users.member] }),
    )
    expect(dump).not.toContain(one.value.secret)
    const trail = JSON.stringify(await world.trail(world.users.member))
    expect(trail).toContain("session.open")
    expect(trail).not.toContain(one.value.secret)
  })

  test("A021 the first sign-in starts where the level is highest, ties by the alphabet; a choice stays", async () => {
    const defaultOf = async (key: PersonKey) => {
      const [row] = await world.rows<{ default_org: string | null }>({
        text: `select default_org from "user" where id = $1`,
        values: [world.users[key]],
      })
      return row?.default_org
    }
    await world.rows({
      text: `update "user" set default_org = null where id = any ($1)`,
      values: [[world.users.both, world.users.member, world.users.nobody]],
    })
    // Member here, admin there.
    expect((await tryAs(handle("both"), PASSWORD)).ok).toBe(true)
    expect(await defaultOf("both")).toBe(world.foreign)
    await world.rows({
      text: `update "user" set default_org = $2 where id = $1`,
      values: [world.users.both, world.org],
    })
    expect((await tryAs(handle("both"), PASSWORD)).ok).toBe(true)
    expect(await defaultOf("both")).toBe(world.org)
    await world.rows({ text: `update "user" set default_org = null where id = $1`, values: [world.users.both] })
    await world.rows({
      text: `update member set level = 'ADMIN', billable_activities = true, project_access = 'ADMINISTER', app_access = true where user_id = $1`,
      values: [world.users.both],
    })
    const [byName] = await world.rows<{ id: string }>({
      text: "select id from org where id = any ($1) order by lower(name) limit 1",
      values: [[world.org, world.foreign]],
    })
    expect((await tryAs(handle("both"), PASSWORD)).ok).toBe(true)
    expect(await defaultOf("both")).toBe(byName?.id)
    expect((await tryAs(handle("nobody"), PASSWORD)).ok).toBe(true)
    expect(await defaultOf("nobody")).toBeNull()
  })

  test("INV-20 nobody who is signed in, by session or token, can open another session for themselves", async () => {
    const asked = { passwordChangedAt: null }
    for (const options of [{}, { token: "full" }] as const) {
      const answer = await perform(openSession, world.call("member", asked, options))
      expect(answer.ok).toBe(false)
    }
    expect(await perform(openSession, world.call("anonymous", asked))).toMatchObject({ refusal: "sign_in_required" })
  })
})

describe("being refused", () => {
  test("INV-55 a wrong password, an unknown name, and accounts that cannot be used are answered alike", async () => {
    await world.rows({ text: `update "user" set state = 'DISABLED' where id = $1`, values: [world.users.disabled] })
    const answers = await Promise.all([
      tryAs(handle("member"), "wrong"),
      tryAs(`${handle("member")}@people.example`, "wrong"),
      tryAs("nobody.knows.them", PASSWORD),
      tryAs("nobody@knows.example", PASSWORD),
      tryAs(handle("invited"), PASSWORD),
      tryAs(handle("disabled"), PASSWORD),
      tryAs(handle("outsider"), PASSWORD),
    ])
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toEqual({
      ok: false,
      refusal: "wrong_credentials",
      message: "The name or the password is not right.",
    })
  })

  test("INV-55 unknown names take as long as known ones", async () => {
    const median = async (name: (n: number) => string): Promise<number> => {
      const times: number[] = []
      for (let n = 0; n < 15; n += 1) {
        const start = performance.now()
        // Every other hour, so that no delay comes between.
        await tryAs(name(n), "wrong", later(clock.now(), n * 61 * MINUTE))
        times.push(performance.now() - start)
      }
      return times.sort((a, b) => a - b)[7] ?? 0
    }
    await median((n) => `warm.up.${n}`)
    const known = await median(() => handle("admin"))
    const unknown = await median((n) => `stranger.${n}`)
    // The hash is nearly all of it; without one a stranger is told in a tenth of the time.
    expect(unknown / known).toBeGreaterThan(0.4)
    expect(unknown / known).toBeLessThan(2.5)
  })

  test("INV-55 delays come after the same tries for a known name and for a stranger's, and never for good", async () => {
    const now = clock.now()
    for (const name of [handle("both"), "a.stranger"]) {
      const first = []
      for (let n = 0; n < 5; n += 1) first.push(await tryAs(name, "wrong", now))
      expect(first.map((answer) => !answer.ok && answer.refusal)).toEqual(Array(5).fill("wrong_credentials"))
      expect(await tryAs(name, PASSWORD, now)).toMatchObject({ refusal: "rate_limited", retryAfter: 5 })
      expect(await tryAs(name, "wrong", later(now, 6 * SECOND))).toMatchObject({ refusal: "wrong_credentials" })
      expect(await tryAs(name, PASSWORD, later(now, 7 * SECOND))).toMatchObject({ refusal: "rate_limited" })
    }
    // Waiting is enough: the right password then works, and everything is forgotten.
    expect(await tryAs(handle("both"), PASSWORD, later(now, MINUTE))).toMatchObject({ ok: true })
    expect(await tryAs(handle("both"), "wrong", later(now, MINUTE))).toMatchObject({ refusal: "wrong_credentials" })
  })

  test("tries that come at once are all counted", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryAs("at.once", "wrong", clock.now())))
    const looked = answers.filter((answer) => !answer.ok && answer.refusal === "wrong_credentials")
    expect(looked.length).toBeLessThanOrEqual(5)
  })

  test("one address that tries many names has to wait", async () => {
    const ip = "203.0.113.9"
    await world.rows({
      text: `insert into rate (key, "window", n) values ($1, to_timestamp(floor(extract(epoch from $2::timestamptz) / 300) * 300), 200)
        on conflict (key, "window") do update set n = 200`,
      values: [`sign-in:${ip}`, clock.now()],
    })
    const answer = await signInByPassword(
      { name: handle("member"), password: PASSWORD },
      { ...origin(), ip },
      clock.now(),
    )
    expect(answer).toMatchObject({ ok: false, refusal: "rate_limited" })
  })

  test("INV-14 a password that was changed after it was proven opens nothing", async () => {
    const call = world.call("admin", { passwordChangedAt: new Date(0).toISOString() })
    const actor = { ...call.actor, session: null, token: null } as typeof call.actor
    expect(await perform(openSession, { ...call, actor })).toMatchObject({ ok: false, refusal: "wrong_credentials" })
    expect(await tryAs(handle("admin"), OTHER_PASSWORD)).toMatchObject({ refusal: "wrong_credentials" })
  })
})
