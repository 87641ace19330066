import { describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { clock } from "@/lib/clock"
import { eraseFiles } from "@/lib/files/erase"
import { storeFile } from "@/lib/files/store"
import { releaseMails } from "@/lib/invitations/release-mails"
import { getJob, jobRows, listJobs } from "@/lib/jobs/see"
import { stopJob } from "@/lib/jobs/stop"
import { nextChunk } from "@/lib/operations/bulk"
import type { AnyMutation } from "@/lib/operations/operation"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { importMembers } from "./import-members"
import { type DryRun, importRows } from "./rows"

const HEAD = "username,name,email,level,billable_activities,project_access,app_access"

async function upload(world: World, ...lines: string[]): Promise<string> {
  const content = Buffer.from([HEAD, ...lines, ""].join("\n")).toString("base64")
  const answer = await perform(storeFile, world.call("admin", { name: "people.csv", content }))
  if (!answer.ok || !answer.value) throw new Error("the file was not stored")
  return answer.value.file
}

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

const find = (): AnyMutation => importMembers as unknown as AnyMutation

/** What the worker does with a job, until it is done. */
async function work(world: World, job: string, most = 1000): Promise<number> {
  let chunks = 1
  while (chunks <= most && (await nextChunk(find, world.org, job, clock.now(), "test"))) chunks += 1
  return chunks
}

const person = (world: World, name: string, rest = "MEMBER,false,CONTRIBUTE,true"): string =>
  `${world.tag}${name},${name},${world.tag}${name}@new.example,${rest}`
    .toLowerCase()
    .replace(/member|admin|contribute|view/g, (w) => w.toUpperCase())

/** A roster as real ones are: digits first, mixed case, a few admins. */
const roster = (world: World, size: number): string[] =>
  Array.from({ length: size }, (_, n) => {
    const name = `${world.tag}${n % 7 === 0 ? "0xM" : "Priyanka"}${n}`
    const rest = n < 10 ? "ADMIN,true,CONTRIBUTE,true" : "MEMBER,false,CONTRIBUTE,true"
    return `${name},${name},${name.toLowerCase()}@members.example.org,${rest}`
  })

const rowOf = (run: DryRun, username: string) => run.rows.find((row) => row.username === username)

describe("the dry run", () => {
  test("settled 3.11 says of each row whether it is created, changed, the same or refused, and why; and changes nothing", async () => {
    const world = await freshWorld()
    const { handles: h } = world
    const at = (key: keyof typeof h) => `${h[key]}@people.example`
    const file = await upload(
      world,
      person(world, "new"),
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
    )
    const before = await world.dump()
    const run = await dryRun(world, file)
    expect(run.counts).toEqual({ create: 3, change: 2, same: 2, refused: 4 })
    expect(run.rows.map((row) => [row.line, row.outcome, row.message])).toEqual([
      [2, "create", null],
      [3, "create", null],
      [4, "change", null],
      [5, "same", null],
      [6, "change", null],
      [7, "refused", "An account with this username exists with another e-mail address."],
      [8, "refused", "An account with this e-mail address exists already."],
      [9, "same", "An admin has every setting at its maximum; what the file says otherwise is passed over."],
      [10, "refused", "The e-mail address is missing, which a new account needs."],
      [
        11,
        "refused",
        "name begins with =, which a spreadsheet takes for a formula. Write ' before it, or leave it out.",
      ],
      [12, "create", null],
    ])
    expect(rowOf(run, h.member)).toMatchObject({
      before: { billableActivities: false },
      after: { billableActivities: true },
    })
    expect(rowOf(run, h.nobody)?.after).toMatchObject({ as: "member", projectAccess: "VIEW" })
    expect((await dryRun(world, file, { outcome: "refused", size: 2 })).next).toBe(8)
    expect((await dryRun(world, file, { outcome: "refused", size: 2, after: 8 })).rows.map((row) => row.line)).toEqual([
      10, 11,
    ])
    const shown = await preview(importMembers as never, world.call("admin", { file }))
    expect(shown).toMatchObject({
      ok: true,
      preview: { changed: 5, unchanged: 2, refused: 4, digest: run.digest, asJob: false },
    })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("A080 without provisioning new people are refused, and who has an account is not", async () => {
    const world = await freshWorld()
    await world.rows({ text: "update org set provisioning = false where id = $1", values: [world.org] })
    const file = await upload(world, person(world, "new"), `${world.handles.nobody},N,,MEMBER,,,`)
    const run = await dryRun(world, file)
    expect(run.rows.map((row) => row.outcome)).toEqual(["refused", "create"])
    expect(run.rows[0]?.message).toMatch(/cannot create accounts/)
  })

  test("INV-3 INV-5 someone who manages people neither makes nor changes an admin by a file", async () => {
    const world = await freshWorld()
    const file = await upload(
      world,
      person(world, "boss", "ADMIN,,,"),
      `${world.handles.admin2},Dora,,MEMBER,,,`,
      `${world.handles.member},Bo,,MEMBER,true,,`,
      person(world, "fine"),
    )
    const run = await dryRun(world, file, {}, "manager")
    expect(run.rows.map((row) => [row.outcome, row.message])).toEqual([
      ["refused", "You cannot give more than you hold yourself."],
      ["refused", "Only an admin can change an admin."],
      ["refused", "You cannot give more than you hold yourself."],
      ["create", null],
    ])
  })

  test("INV-1 a file that demotes every admin leaves the last one", async () => {
    const world = await freshWorld()
    const file = await upload(
      world,
      ...(["admin", "admin2"] as const).map((key) => `${world.handles[key]},X,,MEMBER,,,`),
    )
    const run = await dryRun(world, file)
    expect(run.counts).toEqual({ create: 0, change: 1, same: 0, refused: 1 })
    expect(await apply(world, file)).toMatchObject({ ok: true, changed: 1, refused: 1 })
  })

  test("a file that cannot be read is refused whole, with the line", async () => {
    const world = await freshWorld()
    const content = Buffer.concat([
      Buffer.from(`${HEAD}\nzo`),
      Buffer.from([0xeb]),
      Buffer.from(",Z,z@x.org,MEMBER,,,\n"),
    ])
    const stored = await perform(storeFile, world.call("admin", { name: "l.csv", content: content.toString("base64") }))
    const file = stored.ok && stored.value ? stored.value.file : ""
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

describe("applying", () => {
  test("A082 INV-43 up to 1,000 rows stand in one transaction, one event and one mail each", async () => {
    const world = await freshWorld()
    const file = await upload(
      world,
      person(world, "one"),
      person(world, "two", "ADMIN,false,VIEW,false"),
      `${world.handles.nobody},N,,MEMBER,,,`,
      `${world.handles.member},Bo,,MEMBER,true,,`,
      `${world.handles.invited},Ina,,MEMBER,true,,`,
    )
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
    const file = await upload(
      world,
      `${world.handles.member},Bo,,MEMBER,true,,`,
      `${world.handles.member2},Cy,,MEMBER,true,,`,
    )
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
    const file = await upload(world, person(world, "one"), `${world.handles.nobody},N,,MEMBER,,,`)
    expect(await apply(world, file, { mails })).toMatchObject({ ok: true, changed: 2 })
    expect((await world.mails()).map((mail) => mail.state)).toEqual(states)
    expect(await perform(releaseMails, world.call("admin"))).toMatchObject({ ok: true, changed: states.length })
    expect((await world.mails()).map((mail) => mail.state)).toEqual(states.map(() => "QUEUED"))
  })

  test("INV-49 INV-35 an import that fails half way leaves nothing, mails neither", async () => {
    const world = await freshWorld()
    const file = await upload(world, person(world, "one"), person(world, "two"))
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
    const file = await upload(world, person(world, "one"), person(world, "two"))
    const options = { key: `${world.tag}-import` }
    const first = await apply(world, file, {}, options)
    const second = await apply(world, file, {}, options)
    expect(second).toEqual(first)
    expect((await world.trail()).filter((event) => event.operation === "member.import")).toHaveLength(2)
  })
})

describe("a roster of more than 1,000", () => {
  test("becomes a job of whole chunks with progress, and every row is answered for", async () => {
    const world = await freshWorld()
    const file = await upload(world, ...roster(world, 1276))
    const { digest, asJob, counts } = await dryRun(world, file)
    expect([asJob, counts.create]).toEqual([true, 1276])
    const opened = await apply(world, file, { mails: "none" }, { expect: digest })
    const job = opened.ok ? (opened.job ?? "") : ""
    expect(await read(listJobs, world.call("admin", { state: "RUNNING" }))).toMatchObject({
      value: { jobs: expect.arrayContaining([expect.objectContaining({ id: job, total: 1276, done: 0 })]) },
    })
    expect(await nextChunk(find, world.org, job, clock.now(), "test")).toBe(true)
    expect(await read(getJob, world.call("admin", { job }))).toMatchObject({ value: { state: "RUNNING", done: 1000 } })
    expect(await work(world, job)).toBe(1)
    expect(await read(getJob, world.call("admin", { job }))).toMatchObject({
      value: { state: "DONE", done: 1276, changed: 1276, refused: 0, title: "Import 1,276 people" },
    })
    const [org] = await world.rows<{ kept: number; real: number }>({
      text: "select invitation_count as kept, (select count(*)::int from invitation where org_id = o.id and state = 'OPEN') as real from org o where id = $1",
      values: [world.org],
    })
    expect(org).toEqual({ kept: 1277, real: 1277 })
    const page = await read(jobRows, world.call("admin", { job, size: 1 }))
    expect(page).toMatchObject({ value: { rows: [{ n: 1, outcome: "changed" }], next: 1 } })
    expect((await world.trail()).filter((event) => event.bulk === job)).toHaveLength(1276)
  })

  test("INV-35 ALL-OR-NOTHING: two workers and a chunk that fails leave whole chunks, and going on finishes them", async () => {
    const world = await freshWorld()
    const file = await upload(world, ...roster(world, 2100))
    const opened = await apply(world, file, { mails: "none" })
    const job = opened.ok ? (opened.job ?? "") : ""
    await Promise.all([work(world, job, 1), work(world, job, 1)])
    const done = async () =>
      (
        await world.rows<{ n: number }>({
          text: "select count(*)::int as n from job_item where job_id = $1 and outcome is not null",
          values: [job],
        })
      )[0]?.n
    const after = await done()
    expect([1000, 2000]).toContain(after)
    await work(world, job)
    expect(await done()).toBe(2100)
    const [made] = await world.rows<{ n: number }>({
      text: "select count(*)::int as n from invitation where org_id = $1 and handle ~* $2",
      values: [world.org, `^${world.tag}(0xm|priyanka)`],
    })
    expect(made).toEqual({ n: 2100 })
  })

  test("INV-15 a job ends when the session it was started with is ended, or the right is gone", async () => {
    const world = await freshWorld()
    const file = await upload(world, ...roster(world, 1001))
    const opened = await apply(world, file, { mails: "none" })
    const job = opened.ok ? (opened.job ?? "") : ""
    await world.rows({ text: "update session set revoked_at = now() where id = $1", values: [world.sessions.admin] })
    expect(await work(world, job)).toBe(1)
    expect(await read(getJob, world.call("admin2", { job }))).toMatchObject({ value: { state: "FAILED", done: 0 } })
  })

  test("a job is stopped by who started it or an admin, and by nobody else", async () => {
    const world = await freshWorld()
    const file = await upload(world, ...roster(world, 1001))
    const opened = await apply(world, file, { mails: "none" })
    const job = opened.ok ? (opened.job ?? "") : ""
    expect(await perform(stopJob, world.call("manager", { job }))).toMatchObject({ refusal: "not_found" })
    expect(await perform(stopJob, world.call("admin2", { job }))).toMatchObject({ ok: true, changed: 1 })
    await work(world, job)
    expect(await read(getJob, world.call("admin", { job }))).toMatchObject({ value: { state: "STOPPED", done: 0 } })
    expect(await perform(stopJob, world.call("admin", { job }))).toMatchObject({ refusal: "job_finished" })
  })
})

test("an uploaded file is kept for a day", async () => {
  const world = await freshWorld()
  const file = await upload(world, person(world, "one"))
  const now = new Date(clock.now().getTime() + 25 * 3600_000)
  expect(await perform(eraseFiles, world.call("admin"))).toMatchObject({ ok: false, refusal: "lacks_permission" })
  expect(await perform(eraseFiles, world.call("system", {}, { now }))).toMatchObject({ ok: true })
  expect(await apply(world, file)).toMatchObject({ refusal: "file_invalid" })
})
