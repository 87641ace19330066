import { beforeEach, describe, expect, test } from "vitest"
import { difference, freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createApp } from "./create"
import { editApp } from "./edit"
import { getApp } from "./get"
import { listApps } from "./list"
import { listOrgApps } from "./list-of-org"
import { addPermissions, developApp, removePermissions } from "./permissions"
import { deprecateVersion, publishVersion, restoreVersion } from "./versions"

let world: World
let app: string
beforeEach(async () => {
  world = await freshWorld()
  app = world.cast("admin").app
})

const write = (text: string, ...values: unknown[]) => world.rows({ text, values })
const appAccessOff = (key: PersonKey) =>
  write("update member set app_access = false where org_id = $1 and user_id = $2", world.org, world.users[key])
const seenBy = async (key: PersonKey) => {
  const answer = await read(getApp, world.call(key, { app }))
  return answer.ok ? answer.value : answer.refusal
}
const described = async (key: PersonKey) => {
  const seen = await seenBy(key)
  if (typeof seen === "string") throw new Error(seen)
  return seen
}
const listed = async (key: PersonKey, input = {}) => {
  const answer = await read(listApps, world.call(key, input))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
const told = (key: PersonKey) =>
  world.rows<{ kind: string; text: string }>({
    text: "select kind, payload::text as text from notification where user_id = $1 and kind like 'app.%' order by created_at",
    values: [world.users[key]],
  })

describe("versions", () => {
  test("A100 a developer publishes, deprecates and takes that back; each is recorded", async () => {
    const version = { app, version: "1.1.0" }
    expect(await perform(publishVersion, world.call("member2", { ...version, notes: "Faster." }))).toMatchObject({
      ok: true,
      changed: 1,
    })
    expect(await perform(deprecateVersion, world.call("member2", version))).toMatchObject({ ok: true, changed: 1 })
    expect(await perform(deprecateVersion, world.call("member2", version))).toMatchObject({ ok: true, unchanged: 1 })
    const { versions } = await described("member")
    expect(versions.map((one) => [one.version, one.deprecatedAt !== null])).toEqual([
      ["1.1.0", true],
      ["1.0.0", false],
    ])
    expect(await perform(restoreVersion, world.call("member2", version))).toMatchObject({ ok: true, changed: 1 })
    expect((await described("member")).versions[0]).toMatchObject({ deprecatedAt: null, notes: "Faster." })
    expect((await world.trail()).map((event) => [event.operation, event.target])).toEqual([
      ["app.publish-version", `${app}/1.1.0`],
      ["app.deprecate-version", `${app}/1.1.0`],
      ["app.restore-version", `${app}/1.1.0`],
    ])
  })

  test("A100 a version is published once, also by two at once; what is no version is refused", async () => {
    const version = { app, version: "2.0.0" }
    const both = await Promise.all([
      perform(publishVersion, world.call("member2", version)),
      perform(publishVersion, world.call("admin", version)),
    ])
    expect(both.map((one) => (one.ok ? "ok" : one.refusal)).sort()).toEqual(["ok", "version_taken"])
    const before = await world.dump()
    for (const bad of ["2", "v1.0.0", "1.0.0\u0000", "../1.0.0", `1.0.0-${"x".repeat(50)}`])
      expect(await perform(publishVersion, world.call("member2", { app, version: bad }))).toMatchObject({
        ok: false,
        refusal: "invalid_input",
      })
    expect(await perform(deprecateVersion, world.call("member2", { app, version: "9.9.9" }))).toMatchObject({
      ok: false,
      refusal: "not_found",
    })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("A100 who only runs it, or decides over it for who pays, publishes nothing and changes nothing", async () => {
    const before = await world.dump()
    for (const key of ["member", "admin2"] as const) {
      expect(await perform(publishVersion, world.call(key, { app, version: "3.0.0" }))).toMatchObject({
        ok: false,
        refusal: "lacks_permission",
      })
      expect(
        await perform(addPermissions, world.call(key, { app, kind: "USER", principals: [world.users.nobody] })),
      ).toMatchObject({ ok: false, refusal: "lacks_permission" })
    }
    expect(difference(before, await world.dump())).toEqual({})
  })
})

describe("who may run it", () => {
  test("A101 A058 a member of an authorized org runs it with Shared Apps Access; without, they see it and why not", async () => {
    expect(await described("member")).toMatchObject({ access: { runs: true, developer: false }, holders: null })
    await appAccessOff("member")
    const off = await described("member")
    expect(off).toMatchObject({ access: { runs: false }, holders: null })
    expect(off.paths.map((path) => path.why)).toEqual([
      expect.stringContaining("Shared Apps Access is off for you in Genome Works"),
    ])
    expect((await listed("member")).rows.find((row) => row.id === app)).toMatchObject({ runs: false })
    expect((await listed("member", { filters: { role: ["user"] } })).rows.map((row) => row.id)).not.toContain(app)
  })

  test("A032 A101 an org that is authorized no more, and who is disabled, see nothing of it", async () => {
    expect(await seenBy("disabled")).toBe("not_found")
    expect(await seenBy("nobody")).toBe("not_found")
    const own = { app, kind: "USER", principals: [world.org] }
    expect(await perform(removePermissions, world.call("member2", own))).toMatchObject({ ok: true, changed: 1 })
    expect(await seenBy("member")).toBe("not_found")
    expect((await listed("member")).rows.map((row) => row.id)).not.toContain(app)
    expect(await described("admin2")).toMatchObject({ access: { runs: false, payerAdmin: true } })
  })

  test("A100 people and orgs are added by name, each with an answer; they are told, an org's admins for it", async () => {
    const principals = [world.handles.nobody, world.foreign, world.foreign, world.group, "no-one-here", world.org]
    const done = await perform(addPermissions, world.call("admin", { app, kind: "USER", principals }))
    expect(done).toMatchObject({ ok: true, changed: 2, unchanged: 1, refused: 2 })
    expect(await described("nobody")).toMatchObject({ access: { runs: true } })
    expect(await described("foreignMember")).toMatchObject({ access: { runs: true } })
    expect(await told("nobody")).toMatchObject([{ kind: "app.permitted" }])
    expect(await told("outsider")).toMatchObject([{ kind: "app.permitted" }])
    expect(await told("foreignMember")).toEqual([])
    expect(await told("admin")).toEqual([])
  })

  test("A099 an admin of the org that pays makes themselves a developer, recorded, and its developers are told", async () => {
    expect(await described("admin2")).toMatchObject({ permits: { grantSelf: true, develop: false } })
    expect(await perform(developApp, world.call("admin2", { app }))).toMatchObject({ ok: true, changed: 1 })
    expect(await described("admin2")).toMatchObject({ permits: { grantSelf: false, develop: true } })
    expect((await world.trail()).at(-1)).toMatchObject({
      operation: "app.grant-self",
      actor: world.users.admin2,
      target: `${app}/${world.users.admin2}`,
    })
    expect(await told("member2")).toMatchObject([{ kind: "app.grant-self" }])
    expect(await told("admin2")).toEqual([])
    expect(await perform(developApp, world.call("member", { app }))).toMatchObject({ refusal: "lacks_permission" })
    expect(await perform(developApp, world.call("outsider", { app }))).toMatchObject({ refusal: "not_found" })
  })
})

describe("the catalogue", () => {
  test("A098 a new app is billed where one may bill, its name is one for each payer, its maker develops it", async () => {
    const made = await perform(createApp, world.call("admin", { name: "caller", title: "Caller", billedTo: world.org }))
    if (!made.ok) throw new Error(made.message)
    app = made.value.id
    expect(await described("admin")).toMatchObject({ payer: { id: world.org }, access: { developer: true } })
    const again = { name: "caller", title: "Another" }
    expect(await perform(createApp, world.call("admin", { ...again, billedTo: world.org }))).toMatchObject({
      ok: false,
      refusal: "app_name_taken",
    })
    expect(await perform(createApp, world.call("admin", again))).toMatchObject({ ok: true })
    expect(await perform(createApp, world.call("member", { ...again, billedTo: world.org }))).toMatchObject({
      ok: false,
      refusal: "lacks_permission",
    })
    const org = await read(listOrgApps, world.call("admin2", { q: "call" }))
    expect(org).toMatchObject({ ok: true, value: { total: 1, rows: [{ id: app, developer: false }] } })
    expect(await read(listOrgApps, world.call("member", {}))).toMatchObject({ ok: true, value: { total: 1 } })
  })

  test("A098 pages in both directions meet every app once; a place of another order is refused", async () => {
    for (const n of [1, 2, 3, 4, 5, 6])
      await write(
        "insert into app (id, name, title, billed_to, created_by, created_at) select 'app-' || $1 || g, 'a' || g, 'App ' || lpad(g::text, 3, '0'), $2, $3, now() from generate_series($4::int, $5::int) g",
        world.org.slice(4).replaceAll(/[^0-9a-z]/g, ""),
        world.org,
        world.users.admin,
        n * 10,
        n * 10 + 9,
      )
    const first = await listed("admin2", { size: 50 })
    expect(first).toMatchObject({ total: 61, previous: null })
    const second = await listed("admin2", { size: 50, after: first.next })
    expect(second.next).toBeNull()
    const ids = [...first.rows, ...second.rows].map((row) => row.id)
    expect(new Set(ids).size).toBe(61)
    const back = await listed("admin2", { size: 50, before: second.previous })
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
    expect(await read(listApps, world.call("admin2", { after: first.next, direction: "desc" }))).toMatchObject({
      ok: false,
      refusal: "invalid_input",
    })
    expect((await listed("admin2", { q: "pp 01%" })).total).toBe(0)
    expect((await listed("admin2", { filters: { role: ["payer"], payer: [world.org] } })).total).toBe(61)
  })

  test("A100 A341 the title is changed and changed back; an outdated change is refused, a long one too", async () => {
    const { revision, title } = await described("member2")
    const edit = (input: object) => perform(editApp, world.call("member2", { app, ...input }))
    expect(await edit({ version: revision, title: "Quality" })).toMatchObject({ ok: true, changed: 1 })
    expect(await edit({ version: revision, title: "Other" })).toMatchObject({ ok: false, refusal: "stale_version" })
    expect(await edit({ version: revision + 1, title: "x".repeat(10_000) })).toMatchObject({ refusal: "invalid_input" })
    expect(await edit({ version: revision + 1, title })).toMatchObject({ ok: true, changed: 1 })
    expect((await described("member2")).title).toBe(title)
  })

  test("INV-29 an app of elsewhere does not exist for who is not in it, whatever is asked", async () => {
    const foreign = world.foreignCast().app
    const before = await world.dump(world.foreign)
    for (const [op, input] of [
      [publishVersion, { version: "1.0.0" }],
      [developApp, {}],
      [editApp, { version: 1, title: "Mine" }],
      [addPermissions, { kind: "DEVELOPER", principals: [world.users.admin] }],
    ] as const)
      expect(await perform(op as typeof developApp, world.call("admin", { app: foreign, ...input }))).toMatchObject({
        ok: false,
        refusal: "not_found",
      })
    expect(difference(before, await world.dump(world.foreign))).toEqual({})
  })
})
