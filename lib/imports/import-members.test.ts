import { describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { newPerson, uploadRoster } from "@/e2e/fixtures/roster"
import { clock } from "@/lib/clock"
import { eraseFiles } from "@/lib/files/erase"
import { releaseMails } from "@/lib/invitations/release-mails"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { importMembers } from "./import-members"
import { type DryRun, importRows } from "./rows"

async function dryRun(
  world: World,
  file: string,
  input: object = {},
  by: "admin" | "manager" = "admin",
): Promise<DryRun> {
  const answer = await read(importRows, world.call(by, { file, ...input }))
  if (!answer.ok || "problem" in answer.value) throw new Error(JSON.stringify(answer))
  return answer.value
}

const apply = (world: World, file: string, input: object = {}, options: Parameters<World["call"]>[2] = {}) =>
  perform(importMembers, world.call("admin", { file, ...input }, options))

describe("applying", () => {
  test("A082 INV-43 up to 1,000 rows stand in one transaction, one event and one mail each", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, [
      newPerson(world, "one"),
      newPerson(world, "two", "ADMIN,false,VIEW,false"),
      `${world.handles.nobody},N,,MEMBER,,,`,
      `${world.handles.member},Bo,,MEMBER,true,,`,
      `${world.handles.invited},Ina,,MEMBER,true,,`,
    ])
    const before = (await world.trail()).length
    const { digest } = await dryRun(world, file)
    expect(await apply(world, file, {}, { expect: digest })).toMatchObject({ ok: true, changed: 5, refused: 0 })
    const events = (await world.trail()).slice(before)
    expect(events.map((event) => event.operation)).toEqual(Array(5).fill("member.import"))
    expect((await world.mails()).map((mail) => mail.kind).sort()).toEqual([
      "invitation.sent",
      "invitation.sent",
      "member.added",
    ])
    const again = await dryRun(world, file)
    expect(again.counts).toEqual({ create: 0, change: 0, same: 5, refused: 0 })
    expect(await apply(world, file)).toMatchObject({ ok: true, changed: 0, unchanged: 5 })
  })

  test("what has changed since the dry run is answered with what would happen now", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, [
      `${world.handles.member},Bo,,MEMBER,true,,`,
      `${world.handles.member2},Cy,,MEMBER,true,,`,
    ])
    const { digest } = await dryRun(world, file)
    await world.rows({
      text: "update member set billable_activities = true where user_id = $1",
      values: [world.users.member],
    })
    const answer = await apply(world, file, {}, { expect: digest })
    expect(answer).toMatchObject({ ok: false, refusal: "changed_meanwhile", preview: { changed: 1, unchanged: 1 } })
  })

  test.each([
    ["later", ["HELD", "HELD"]],
    ["none", []],
  ])("settled 3.10 mails %s", async (mails, states) => {
    const world = await freshWorld()
    const file = await uploadRoster(world, [newPerson(world, "one"), `${world.handles.nobody},N,,MEMBER,,,`])
    expect(await apply(world, file, { mails })).toMatchObject({ ok: true, changed: 2 })
    expect((await world.mails()).map((mail) => mail.state)).toEqual(states)
    expect(await perform(releaseMails, world.call("admin"))).toMatchObject({ ok: true, changed: states.length })
    expect((await world.mails()).map((mail) => mail.state)).toEqual(states.map(() => "QUEUED"))
  })

  test("INV-49 INV-35 an import that fails half way leaves nothing, mails neither", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, [newPerson(world, "one"), newPerson(world, "two")])
    const before = await world.dump()
    const failing = {
      ...importMembers,
      apply: async (...given: Parameters<typeof importMembers.apply>) => {
        await importMembers.apply(...given)
        throw new Error("after the writes")
      },
    }
    expect(await perform(failing, world.call("admin", { file }))).toMatchObject({ ok: false, refusal: "internal" })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("INV-41 the same import twice with one key is one import", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, [newPerson(world, "one"), newPerson(world, "two")])
    const options = { key: `${world.tag}-import` }
    const first = await apply(world, file, {}, options)
    const second = await apply(world, file, {}, options)
    expect(second).toEqual(first)
    expect((await world.trail()).filter((event) => event.operation === "member.import")).toHaveLength(2)
  })
})

test("an uploaded file is kept for a day", async () => {
  const world = await freshWorld()
  const file = await uploadRoster(world, [newPerson(world, "one")])
  const now = new Date(clock.now().getTime() + 25 * 3600_000)
  expect(await perform(eraseFiles, world.call("admin"))).toMatchObject({ ok: false, refusal: "lacks_permission" })
  expect(await perform(eraseFiles, world.call("system", {}, { now }))).toMatchObject({ ok: true })
  expect(await apply(world, file)).toMatchObject({ refusal: "file_invalid" })
})
