import { beforeAll, expect, test } from "vitest"
import { freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { isNoticeKind, TEMPLATES } from "@/lib/notices/templates"
import { listNotifications } from "@/lib/notifications/list"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { setSponsorship } from "@/lib/sponsorships/set"
import { setSponsorshipEnd } from "@/lib/sponsorships/set-end"
import { acceptTransfer } from "./accept"
import { cancelTransfer, declineTransfer } from "./close"
import { requestTransfer } from "./request"
import { transferToOrg } from "./to-org"

const CANARY = "Canary-7f3a cohort"
let world: World
let lab: string

beforeAll(async () => {
  world = await freshWorld()
  lab = world.projects.lab
  await world.rows({ text: "update org set phi = true where id = $1", values: [world.org] })
  await world.rows({
    text: "update project set contains_phi = true, name = $2, summary = $2, description = $2 where id = $1",
    values: [lab, CANARY],
  })
})

const ask = (to: string) => perform(requestTransfer, world.call("admin", { project: lab, to }))
const phiThere = (on: boolean) =>
  world.rows({ text: "update org set phi = $2 where id = $1", values: [world.foreign, on] })

test("A186 INV-12 a PHI project goes neither to a person nor to an org without PHI, by any way", async () => {
  const move = (billTo: string) => perform(transferToOrg, world.call("admin", { project: lab, billTo }))
  expect(await move(world.users.admin)).toMatchObject({ refusal: "phi_billing" })
  expect(await ask(world.handles.outsider)).toMatchObject({ refusal: "phi_billing" })
  await phiThere(true)
  expect(await ask(world.handles.outsider)).toMatchObject({ ok: true })
  await phiThere(false)
  const accept = (billTo: string) => perform(acceptTransfer, world.call("outsider", { project: lab, billTo }))
  expect(await accept(world.foreign)).toMatchObject({ refusal: "phi_billing" })
  expect(await accept(world.users.outsider)).toMatchObject({ refusal: "phi_billing" })
  await phiThere(true)
  expect(await accept(world.foreign)).toMatchObject({ ok: true })
})

test("A184 the name of a PHI project stands in no mail of a transfer or a sponsorship; the bell says it", async () => {
  const back = { project: lab }
  const call = (by: PersonKey, input: object) => world.call(by, { ...back, ...input })
  const until = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  await world.rows({
    text: "insert into project_grant (project_id, principal, level, granted_by, created_at) values ($1, $2, 'ADMINISTER', $2, now()) on conflict (project_id, principal) do update set level = 'ADMINISTER'",
    values: [lab, world.users.outsider],
  })
  expect(await perform(requestTransfer, call("outsider", { to: world.handles.admin2 }))).toMatchObject({ ok: true })
  expect(await perform(cancelTransfer, call("outsider", {}))).toMatchObject({ ok: true })
  expect(await perform(requestTransfer, call("outsider", { to: world.handles.admin2 }))).toMatchObject({ ok: true })
  expect(await perform(declineTransfer, call("admin2", {}))).toMatchObject({ ok: true })
  const sponsor = { id: world.users.nobody, until: until(9) }
  expect(await perform(setSponsorship, call("support", { sponsor, reason: "Agreed with the sponsor" }))).toMatchObject({
    ok: true,
  })
  expect(await perform(setSponsorshipEnd, call("nobody", { until: until(20) }))).toMatchObject({ ok: true })
  expect(await perform(setSponsorshipEnd, call("nobody", { until: until(-1) }))).toMatchObject({ ok: true })

  const mails = await world.rows<{ kind: string; payload: Record<string, string>; row: string }>({
    text: "select kind, payload, m::text as row from mail m where payload->>'projectId' = $1",
    values: [lab],
  })
  expect([...new Set(mails.map((mail) => mail.kind))].sort()).toEqual([
    "project.billing-moved",
    "project.sponsored",
    "project.sponsorship-changed",
    "project.transfer-cancelled",
    "project.transfer-declined",
    "project.transfer-requested",
  ])
  for (const { kind, payload, row } of mails) {
    const letter = isNoticeKind(kind) ? JSON.stringify(TEMPLATES[kind](payload)) : ""
    expect(letter).toContain(lab)
    expect(row + letter).not.toContain("Canary")
  }
  for (const who of ["admin2", "nobody", "outsider"] as const) {
    const answer = await read(listNotifications, world.call(who))
    expect(JSON.stringify(answer)).toContain(CANARY)
  }
})
