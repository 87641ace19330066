import { beforeAll, expect, test } from "vitest"
import { difference, freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { requestBy } from "@/e2e/fixtures/requests"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { assignRequest } from "./assign"
import { closeRequest } from "./close"
import { settleRequest } from "./decide"
import { getRequest } from "./get"
import { noteOnRequest } from "./note"
import { openRequest } from "./open"
import { requestQueue } from "./queue"
import { replyToRequest } from "./reply"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const as = (by: PersonKey, input: object) => world.call(by, input, { org: null })
const desk = (input: object) => as("support", input)

const ask = (by: PersonKey, more?: object) => requestBy(world, by, more)
const askPhi = () => ask("admin", { kind: "phi", org: world.org, subject: "PHI" })

async function seen(by: PersonKey, request: string) {
  const answer = await read(getRequest, as(by, { request }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

test("A034 support's notes are read by support alone; who did not ask and administers nothing finds no such request", async () => {
  const { id } = await ask("member", { org: world.org })
  expect(await perform(noteOnRequest, desk({ request: id, message: "Called them twice." }))).toMatchObject({ ok: true })
  expect(
    ((await read(openRequest, desk({ request: id }))) as never as { value: { messages: object[] } }).value.messages,
  ).toMatchObject([{ body: "Called them twice.", internal: true }])
  // Its admins follow what was asked for their org, and who asked reads it as their own.
  for (const [by, own] of [
    ["member", true],
    ["admin", false],
  ] as const) {
    expect(await seen(by, id)).toMatchObject({ own, messages: [] })
  }
  const before = await world.dump()
  for (const by of ["member2", "outsider", "nobody"] as const) {
    expect(await read(getRequest, as(by, { request: id }))).toMatchObject({ refusal: "not_found" })
    expect(await perform(replyToRequest, as(by, { request: id, message: "Me too." }))).toMatchObject({
      refusal: "not_found",
    })
  }
  // An admin reads it, and is not who asked.
  expect(await perform(closeRequest, as("admin", { request: id }))).toMatchObject({ refusal: "not_found" })
  expect(difference(before, await world.dump())).toEqual({})
  expect(await perform(settleRequest, desk({ request: id, version: 1, words: "Here is how." }))).toMatchObject({
    ok: true,
  })
  expect(await seen("member", id)).toMatchObject({ state: "CLOSED" })
})

test("A343 who asked takes it back, support is told, and the same can be asked again", async () => {
  const { id } = await askPhi()
  expect(await perform(closeRequest, as("admin", { request: id }))).toMatchObject({ ok: true })
  const mails = await world.rows<{ address: string }>({
    text: "select address from mail where kind = 'request.withdrawn' and payload->>'requestId' = $1",
    values: [id],
  })
  expect(mails).toEqual([{ address: "support@provost.example" }])
  expect(await perform(closeRequest, as("admin", { request: id }))).toMatchObject({ refusal: "request_closed" })
  await askPhi()
})

test("A343 support works the queue by age: what waits longest first, by state, kind, org, number and who looks after it", async () => {
  const first = await ask("admin", { kind: "provisioning", org: world.org, subject: "Accounts" })
  const second = await ask("member", { subject: "Upload fails 100%" })
  await world.rows({
    text: "update request set waiting_since = waiting_since - interval '3 days' where id = $1",
    values: [second.id],
  })
  await perform(assignRequest, desk({ request: first.id, to: world.users.support }))
  const queue = async (input: object) => {
    const answer = await read(requestQueue, desk(input))
    if (!answer.ok) throw new Error(answer.message)
    return answer.value
  }
  const mine = [first.id, second.id]
  const ids = async (input: object) =>
    (await queue({ size: 100, ...input })).rows.map((row) => row.id).filter((id) => mine.includes(id))
  expect(await ids({ filters: { assigned: ["me"] } })).toEqual([first.id])
  expect(await ids({ q: String(second.number) })).toEqual([second.id])
  expect(await ids({ q: "fails 100%" })).toEqual([second.id])
  expect(await ids({ q: world.handles.admin })).toEqual([first.id])
  expect(await ids({ filters: { org: world.org, kind: ["provisioning"], state: ["IN_REVIEW"] } })).toEqual([first.id])
  const oldest = await queue({ q: "", size: 25 })
  const waits = oldest.rows.map((row) => row.waitingSince ?? "9999")
  expect(waits).toEqual([...waits].sort())
  const page = await queue({ size: 25, filters: { org: world.org } })
  expect([page.total, page.counts.NEW, page.counts.IN_REVIEW, page.counts.CLOSED, page.next]).toEqual([
    5,
    2,
    1,
    2,
    null,
  ])
  expect(await read(requestQueue, desk({ after: "AAAA" }))).toMatchObject({ refusal: "invalid_input" })
  const none = await perform(assignRequest, desk({ request: first.id, to: world.users.admin }))
  expect(none).toMatchObject({ refusal: "unknown_user" })
})
