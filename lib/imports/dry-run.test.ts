import { describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { newPerson, ROSTER_HEAD, uploadRoster } from "@/e2e/fixtures/roster"
import { COMES_ANEW } from "@/lib/invitations/write"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { importMembers } from "./import-members"
import { type DryRun, importRows } from "./rows"

async function dryRun(
  world: World,
  file: string,
  input: object = { outcome: "all" },
  by: "admin" | "manager" = "admin",
): Promise<DryRun> {
  const answer = await read(importRows, world.call(by, { file, ...input }))
  if (!answer.ok || "problem" in answer.value) throw new Error(JSON.stringify(answer))
  return answer.value
}

const apply = (world: World, file: string, input: object = {}, options: Parameters<World["call"]>[2] = {}) =>
  perform(importMembers, world.call("admin", { file, ...input }, options))

const rowOf = (run: DryRun, username: string) => run.rows.find((row) => row.detail === username)

describe("the dry run", () => {
  test("settled 3.11 says of each row whether it is created, changed, the same or refused, and why; and changes nothing", async () => {
    const world = await freshWorld()
    const { handles: h } = world
    const at = (key: keyof typeof h) => `${h[key]}@people.example`
    const file = await uploadRoster(world, [
      newPerson(world, "new"),
      `${h.nobody},Nora,${at("nobody")},MEMBER,false,VIEW,true`,
      `${h.member},Bo,${at("member")},MEMBER,true,CONTRIBUTE,true`,
      `${h.member2},Cy,${at("member2")},MEMBER,,,`,
      `${h.invited},Ina,${at("invited")},MEMBER,,VIEW,`,
      `${h.readOnly},Rhea,other@people.example,MEMBER,,,`,
      `${world.tag}thief,Thief,${at("outsider")},MEMBER,,,`,
      `${h.admin2},Dora,${at("admin2")},ADMIN,false,VIEW,false`,
      `${world.tag}lost,Lost,,MEMBER,,,`,
      `${world.tag}bad,=cmd(),${world.tag}bad@new.example,MEMBER,,,`,
      `${h.foreignInvited},Fin,${at("foreignInvited")},MEMBER,,,`,
      `${h.removed},Remo,,MEMBER,,,`,
    ])
    const before = await world.dump()
    const run = await dryRun(world, file)
    expect(run.counts).toEqual({ create: 4, change: 2, same: 2, refused: 4 })
    expect(run.rows.map((row) => [row.line, row.outcome, row.message])).toEqual([
      [2, "create", null],
      [3, "create", null],
      [4, "change", null],
      [5, "same", null],
      [6, "change", null],
      [7, "refused", "An account with this username exists with another e-mail address."],
      [8, "refused", "An account with this e-mail address exists already."],
      [9, "same", "Fixed at the maximum: an admin has every setting, whatever the file says."],
      [10, "refused", "The e-mail address is missing, which a new account needs."],
      [
        11,
        "refused",
        "name begins with =, which a spreadsheet takes for a formula. Write ' before it, or leave it out.",
      ],
      [12, "create", null],
      [13, "create", COMES_ANEW],
    ])
    expect(rowOf(run, h.member)).toMatchObject({
      before: { billableActivities: false },
      after: { billableActivities: true },
    })
    expect(rowOf(run, h.nobody)?.after).toMatchObject({ as: "member", projectAccess: "VIEW" })
    expect((await dryRun(world, file, { outcome: "refused", size: 2 })).next).toBe(7)
    expect((await dryRun(world, file, { outcome: "refused", size: 2, after: 7 })).rows.map((row) => row.line)).toEqual([
      10, 11,
    ])
    const shown = await preview(importMembers as never, world.call("admin", { file }))
    expect(shown).toMatchObject({
      ok: true,
      preview: { changed: 6, unchanged: 2, refused: 4, digest: run.digest, asJob: false },
    })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("A080 without provisioning new people are refused, and who has an account is not", async () => {
    const world = await freshWorld()
    await world.rows({ text: "update org set provisioning = false where id = $1", values: [world.org] })
    const file = await uploadRoster(world, [newPerson(world, "new"), `${world.handles.nobody},N,,MEMBER,,,`])
    const run = await dryRun(world, file)
    expect(run.rows.map((row) => row.outcome)).toEqual(["refused", "create"])
    expect(run.rows[0]?.message).toMatch(/cannot create accounts/)
  })

  test("INV-3 INV-5 someone who manages people neither makes nor changes an admin by a file", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, [
      newPerson(world, "boss", "ADMIN,,,"),
      `${world.handles.admin2},Dora,,MEMBER,,,`,
      `${world.handles.member},Bo,,MEMBER,true,,`,
      newPerson(world, "fine"),
    ])
    const run = await dryRun(world, file, { outcome: "all" }, "manager")
    expect(run.rows.map((row) => [row.outcome, row.message])).toEqual([
      ["refused", "You cannot give more than you hold yourself."],
      ["refused", "Only an admin can change an admin."],
      ["refused", "You cannot give more than you hold yourself."],
      ["create", null],
    ])
  })

  test("INV-1 a file that demotes every admin leaves the last one", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, [
      ...(["admin", "admin2"] as const).map((key) => `${world.handles[key]},X,,MEMBER,,,`),
    ])
    const run = await dryRun(world, file)
    expect(run.counts).toEqual({ create: 0, change: 1, same: 0, refused: 1 })
    expect(await apply(world, file)).toMatchObject({ ok: true, changed: 1, refused: 1 })
  })

  test("a file that cannot be read is refused whole, with the line", async () => {
    const world = await freshWorld()
    const bytes = [Buffer.from(`${ROSTER_HEAD}\nzo`), Buffer.from([0xeb]), Buffer.from(",Z,z@x.org,MEMBER,,,\n")]
    const file = await uploadRoster(world, Buffer.concat(bytes))
    const answer = await read(importRows, world.call("admin", { file }))
    expect(answer).toMatchObject({ ok: true, value: { problem: expect.stringMatching(/^Line 2 is not UTF-8/) } })
    expect(await apply(world, file)).toMatchObject({ ok: false, refusal: "file_invalid" })
  })

  test("INV-29 another org's file is as unknown as none", async () => {
    const world = await freshWorld()
    const foreign = await read(importRows, world.call("admin", { file: world.foreignFile }))
    const none = await read(importRows, world.call("admin", { file: crypto.randomUUID() }))
    expect(foreign).toEqual(none)
  })
})
