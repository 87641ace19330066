import { beforeEach, describe, expect, test } from "vitest"
import { difference, freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { listNotifications } from "@/lib/notifications/list"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { listOrgProjects } from "@/lib/org-projects/list"
import { getProject } from "@/lib/projects/get"
import { acceptTransfer } from "./accept"
import { cancelTransfer, declineTransfer } from "./close"
import { transferOptions, waitingTransfers } from "./options"
import { requestTransfer } from "./request"
import { transferToOrg } from "./to-org"

let world: World
let lab: string
beforeEach(async () => {
  world = await freshWorld()
  lab = world.projects.lab
})

const ask = (by: PersonKey, to: string) => perform(requestTransfer, world.call(by, { project: lab, to }))
const accept = (by: PersonKey, billTo: string) => perform(acceptTransfer, world.call(by, { project: lab, billTo }))
const setOrg = (columns: string, org = world.org) =>
  world.rows({ text: `update org set ${columns} where id = $1`, values: [org] })
const setLab = (columns: string) => world.rows({ text: `update project set ${columns} where id = $1`, values: [lab] })
const give = (user: string, level: string) =>
  world.rows({
    text: `insert into project_grant (project_id, principal, level, granted_by, created_at) values ($1, $2, $3, $2, now())
      on conflict (project_id, principal) do update set level = $3`,
    values: [lab, user, level],
  })

async function standing() {
  const [row] = await world.rows<{ billed_to: string; here: number; there: number; pending: string | null }>({
    text: `select p.billed_to, (select project_count from org where id = $2) as here, (select project_count from org where id = $3) as there,
      (select to_user from project_transfer t where t.project_id = p.id) as pending from project p where p.id = $1`,
    values: [lab, world.org, world.foreign],
  })
  return row
}
async function bell(who: PersonKey): Promise<readonly string[]> {
  const answer = await read(listNotifications, world.call(who))
  return answer.ok ? answer.value.notifications.map((one) => one.title) : []
}
async function mailsTo(who: PersonKey): Promise<readonly { kind: string }[]> {
  return world.rows<{ kind: string }>({
    text: "select kind, payload::text from mail where user_id = $1",
    values: [world.users[who]],
  })
}

describe("to a user", () => {
  test("A190 A191 A192 asks by e-mail, gives VIEW, tells by mail and bell, and changes nothing of the billing", async () => {
    const before = await standing()
    const done = await ask("admin", `${world.handles.outsider}@people.example`)
    expect(done).toMatchObject({ ok: true, changed: 2 })
    expect(await standing()).toEqual({ ...before, pending: world.users.outsider })
    expect(await mailsTo("outsider")).toMatchObject([{ kind: "project.transfer-requested" }])
    expect(await bell("outsider")).toEqual([expect.stringContaining("Ada Admin asks you to take over the billing")])
    const seen = await read(getProject, world.call("outsider", { project: lab }))
    expect(seen).toMatchObject({ ok: true, value: { level: "VIEW", isRecipient: true } })
    const waiting = await read(waitingTransfers, world.call("outsider"))
    expect(waiting).toMatchObject({ ok: true, value: [{ project: lab }] })
    expect((await world.trail()).slice(-2)).toMatchObject([
      { operation: "project.transfer-to-user", target: lab },
      { operation: "project.transfer-to-user", target: `${lab}/${world.users.outsider}` },
    ])
  })

  test("A192 who reaches the project already keeps what they hold, and gets no further grant", async () => {
    expect(await ask("admin", world.handles.member)).toMatchObject({ ok: true, changed: 1 })
  })

  test("A191 A195 accepted for an org where one may bill: payer, counts and both trails follow, grants stay", async () => {
    await ask("admin", world.handles.outsider)
    const before = await standing()
    const grants = {
      text: "select principal, level from project_grant where project_id = $1 order by 1",
      values: [lab],
    }
    const held = await world.rows(grants)
    expect(await accept("outsider", world.foreign)).toMatchObject({ ok: true, value: { billedTo: world.foreign } })
    expect(await standing()).toEqual({
      billed_to: world.foreign,
      here: (before?.here ?? 0) - 1,
      there: (before?.there ?? 0) + 1,
      pending: null,
    })
    expect(await world.rows(grants)).toEqual(held)
    for (const chain of [world.org, world.foreign])
      expect((await world.trail(chain)).at(-1)).toMatchObject({ operation: "project.accept-transfer", target: lab })
    expect(await bell("admin")).toContainEqual(expect.stringContaining("is now billed to"))
    expect(await mailsTo("admin")).toContainEqual(expect.objectContaining({ kind: "project.billing-moved" }))
    const shown = async (who: PersonKey, org: string) => {
      const answer = await read(listOrgProjects, world.call(who, {}, { org }))
      return answer.ok && answer.value.rows.some((row) => row.id === lab)
    }
    expect(await shown("admin2", world.org)).toBe(false)
    expect(await shown("outsider", world.foreign)).toBe(true)
    expect(await read(getProject, world.call("admin2", { project: lab }))).toMatchObject({ refusal: "not_found" })
  })

  test("A195 accepted for oneself, where nothing else is eligible; not for an org where one may not bill", async () => {
    await ask("admin", world.handles.foreignMember)
    const before = await world.dump()
    expect(await accept("foreignMember", world.foreign)).toMatchObject({ ok: false, refusal: "not_billable" })
    expect(await accept("foreignMember", world.users.nobody)).toMatchObject({ ok: false, refusal: "not_billable" })
    expect(difference(before, await world.dump())).toEqual({})
    const options = await read(transferOptions, world.call("foreignMember", { project: lab }))
    expect(options).toMatchObject({
      value: {
        accounts: [
          { id: world.users.foreignMember, blocked: null },
          { id: world.foreign, blocked: expect.stringContaining("no billable activities") },
        ],
      },
    })
    expect(await accept("foreignMember", world.users.foreignMember)).toMatchObject({ ok: true })
    expect((await standing())?.billed_to).toBe(world.users.foreignMember)
  })

  test("A194 cancelled by who administers it or by the payer's admin, and the VIEW that came with it goes", async () => {
    for (const by of ["admin", "admin2"] as const) {
      await ask("admin", world.handles.nobody)
      expect(await perform(cancelTransfer, world.call("member", { project: lab }))).toMatchObject({
        refusal: "lacks_permission",
      })
      expect(await perform(cancelTransfer, world.call(by, { project: lab }))).toMatchObject({ ok: true, changed: 2 })
      expect(await read(getProject, world.call("nobody", { project: lab }))).toMatchObject({ refusal: "not_found" })
      expect(await perform(cancelTransfer, world.call(by, { project: lab }))).toMatchObject({
        refusal: "transfer_void",
      })
    }
    expect(await bell("nobody")).toContainEqual(expect.stringContaining("was cancelled"))
  })

  test("A191 declined by the recipient alone; who asked is told; a level given since stays", async () => {
    await ask("admin", world.handles.nobody)
    await give(world.users.nobody, "CONTRIBUTE")
    expect(await perform(declineTransfer, world.call("admin", { project: lab }))).toMatchObject({
      refusal: "lacks_permission",
    })
    expect(await perform(declineTransfer, world.call("nobody", { project: lab }))).toMatchObject({
      ok: true,
      changed: 1,
    })
    expect(await bell("admin")).toContainEqual(expect.stringContaining("Nora Nobody declined"))
    expect(await read(getProject, world.call("nobody", { project: lab }))).toMatchObject({
      value: { level: "CONTRIBUTE", transfer: null },
    })
  })

  test("A190 refuses an unknown, invited or own account, and a second request, by their own words", async () => {
    expect(await ask("admin", "nobody-of-this-name")).toMatchObject({ refusal: "unknown_user" })
    expect(await ask("admin", world.org)).toMatchObject({ refusal: "unknown_user" })
    expect(await ask("admin", world.handles.invited)).toMatchObject({ refusal: "unknown_user" })
    expect(await ask("admin", world.handles.admin)).toMatchObject({ refusal: "not_on_oneself" })
    await ask("admin", world.handles.nobody)
    expect(await ask("admin", world.handles.outsider)).toMatchObject({ refusal: "transfer_pending" })
    const move = await perform(transferToOrg, world.call("admin", { project: lab, billTo: world.users.admin }))
    expect(move).toMatchObject({ refusal: "transfer_pending" })
  })

  test("INV-4 INV-14 who asked and may no longer is not obeyed: the request is void", async () => {
    await setOrg("project_transfer = 'MEMBER'")
    await give(world.users.member, "ADMINISTER")
    await ask("member", world.handles.outsider)
    await give(world.users.member, "CONTRIBUTE")
    expect(await accept("outsider", world.foreign)).toMatchObject({ refusal: "transfer_void" })
    await give(world.users.member, "ADMINISTER")
    await setOrg("project_transfer = 'ADMIN'")
    expect(await accept("outsider", world.foreign)).toMatchObject({ refusal: "transfer_void" })
    await setOrg("project_transfer = 'MEMBER'")
    expect(await accept("outsider", world.foreign)).toMatchObject({ ok: true })
  })

  test("INV-38 one press sent twice is one request and one mail", async () => {
    const call = world.call("admin", { project: lab, to: world.handles.nobody }, { key: "once" })
    expect(await perform(requestTransfer, call)).toEqual(await perform(requestTransfer, call))
    expect(await mailsTo("nobody")).toHaveLength(1)
  })
})

describe("to an org", () => {
  const move = (by: PersonKey, billTo: string) => perform(transferToOrg, world.call(by, { project: lab, billTo }))

  test("A196 INV-4 at once with billable activities in the target, not without", async () => {
    await setOrg("project_transfer = 'MEMBER'")
    await give(world.users.both, "ADMINISTER")
    await give(world.users.member, "ADMINISTER")
    const shown = await preview(transferToOrg, world.call("both", { project: lab, billTo: world.foreign }))
    expect(shown).toMatchObject({ ok: true, preview: { changed: 2 } })
    expect(await move("member", world.foreign)).toMatchObject({ refusal: "not_billable" })
    expect(await move("both", world.foreign)).toMatchObject({ ok: true })
    expect(await standing()).toMatchObject({ billed_to: world.foreign })
    expect(await move("both", world.foreign)).toMatchObject({ refusal: "already_billed" })
  })

  test("A041 where the policy says admins, an org member who administers the project cannot move it by either way", async () => {
    await setOrg("project_transfer = 'ADMIN'")
    await give(world.users.both, "ADMINISTER")
    expect(await move("both", world.foreign)).toMatchObject({ refusal: "transfer_restricted" })
    expect(await ask("both", world.handles.nobody)).toMatchObject({ refusal: "transfer_restricted" })
    expect(await ask("admin", world.handles.nobody)).toMatchObject({ ok: true })
  })

  test("A197 A198 sponsored and auto-symlink projects stay, each for its reason", async () => {
    await setLab("auto_symlink = true")
    expect(await move("admin", world.users.admin)).toMatchObject({ refusal: "auto_symlink" })
    expect(await ask("admin", world.handles.nobody)).toMatchObject({ refusal: "auto_symlink" })
    await setLab(`auto_symlink = false, sponsored_by = '${world.org}', sponsored_until = now() + interval '1 day'`)
    expect(await move("admin", world.users.admin)).toMatchObject({ refusal: "sponsored" })
    expect(await ask("admin", world.handles.nobody)).toMatchObject({ refusal: "sponsored" })
  })
})
