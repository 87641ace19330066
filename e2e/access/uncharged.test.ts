import { beforeAll, describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { grantProject } from "@/e2e/fixtures/objects"
import { begin, bytes, finish, holdStore, put, send } from "@/e2e/fixtures/uploads"
import { getBillingAccount } from "@/lib/billing-accounts/get"
import { after, clock, DAY } from "@/lib/clock"
import { copyObject } from "@/lib/data/copy"
import { createFolder } from "@/lib/data/create-folder"
import { deleteObject } from "@/lib/data/delete"
import { listObjects } from "@/lib/data/list"
import { bytesOf } from "@/lib/downloads/read"
import { downloadObject } from "@/lib/downloads/start"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createProject } from "@/lib/projects/create"
import { getProject } from "@/lib/projects/get"
import { setSponsorship } from "@/lib/sponsorships/set"
import { acceptTransfer } from "@/lib/transfers/accept"
import { transferOptions } from "@/lib/transfers/options"
import { requestTransfer } from "@/lib/transfers/request"
import { transferToOrg } from "@/lib/transfers/to-org"
import { createUpload } from "@/lib/uploads/create"
import { getUpload } from "@/lib/uploads/get"
import { listBillingAccounts } from "@/lib/users/defaults"

type Answer = { readonly ok: boolean; readonly refusal?: string; readonly message?: string }
const said = (answer: Answer): string => (answer.ok ? "yes" : String(answer.refusal))

/** How an org comes to be one that cannot be charged, and how it becomes one again. */
const STATES = {
  spending_limit_exceeded: {
    on: "update billing_account set spending_limit = charged + reserved where id = $1",
    off: "update billing_account set spending_limit = charged + reserved + 1 where id = $1",
  },
  billing_unconfirmed: {
    on: "update billing_information set state = 'WITHDRAWN' where org_id = $1",
    off: "update billing_information set state = 'CONFIRMED' where org_id = $1",
  },
  org_not_billable: {
    on: "update org set billable = false where id = $1",
    off: "update org set billable = true where id = $1",
  },
} as const

describe.each(Object.entries(STATES))("%s", (refusal, { on, off }) => {
  let world: World
  let file = ""
  let open = ""
  let arrived = ""
  let started = ""
  const turn = async (text: string) => void (await world.rows({ text, values: [world.org] }))
  const sponsored = () => ({
    project: world.projects.foreign,
    sponsor: { id: world.org, until: after(clock.now(), DAY).toISOString() },
    reason: "Agreed with the sponsor",
  })
  /** Each begins something that its payer is charged for. */
  const begun: Readonly<Record<string, () => Promise<Answer>>> = {
    "project.create": () => perform(createProject, world.call("admin", { name: "New", billedTo: world.org })),
    "upload.create": () =>
      perform(createUpload, world.call("admin", { project: world.projects.lab, name: "new.txt", bytes: 1 })),
    "bytes of an upload": () => send(world, open, 0, bytes("some")),
    "upload.finish": () => finish(world, arrived),
    "folder.create": () => perform(createFolder, world.call("admin", { project: world.projects.lab, name: "New" })),
    "object.copy": () =>
      perform(
        copyObject,
        world.call("admin", { project: world.projects.lab, objects: { ids: [file] }, to: world.projects.bench }),
      ),
    "object.download": () =>
      perform(downloadObject, world.call("admin", { project: world.projects.lab, object: file })),
    "project.transfer-to-org": () =>
      perform(transferToOrg, world.call("admin", { project: world.projects.foreign, billTo: world.org })),
    "project.set-sponsorship": () => perform(setSponsorship, world.call("support", sponsored())),
  }
  beforeAll(async () => {
    world = await freshWorld()
    await holdStore("shared")
    file = await put(world, "there.txt", "there")
    open = await begin(world, { name: "open.txt", bytes: 4 })
    arrived = await begin(world, { name: "arrived.txt", bytes: 4 })
    await send(world, arrived, 0, bytes("here"))
    const call = world.call("admin", { project: world.projects.lab, object: file })
    const download = await perform(downloadObject, call)
    started = download.ok ? download.value.download : ""
    await grantProject(world.projects.foreign, world.users.admin, "ADMINISTER")
    await world.rows({ text: "update org set project_transfer = 'MEMBER' where id = $1", values: [world.foreign] })
    await turn(on)
  }, 300_000)

  test("A028 A117 A123 nothing chargeable begins, through no operation, and nothing is changed by trying", async () => {
    const before = await world.dump()
    for (const [name, act] of Object.entries(begun)) expect([name, said(await act())]).toEqual([name, refusal])
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("A028 a download that runs ends; what costs nothing goes on", async () => {
    const { input: _, ...call } = world.call("admin")
    const running = bytesOf(
      { ...call, input: { project: world.projects.lab, download: started } },
      0,
      5,
      () => call.now,
    )
    await expect(running.next()).rejects.toThrow("not open any more")
    expect(await read(getUpload, world.call("admin", { project: world.projects.lab, upload: arrived }))).toMatchObject({
      ok: true,
      value: { received: 4 },
    })
    const doomed = world.call("admin", { project: world.projects.lab, objects: { ids: [world.object] } })
    expect(said(await perform(deleteObject, doomed))).toBe("yes")
  })

  test("B3.1 the screens are told why, in words that say whom to ask, and nobody what is left", async () => {
    const list = await read(listObjects, world.call("admin", { project: world.projects.lab }))
    const why = expect.stringContaining("An admin of it")
    expect(list).toMatchObject({ value: { permits: { upload: why, makeFolder: why, download: why } } })
    expect(list).toMatchObject({ value: { permits: { arrange: null, delete: null } } })
    const seen = await read(getProject, world.call("admin", { project: world.projects.lab }))
    expect(seen).toMatchObject({ value: { uncharged: why, permits: { upload: why } } })
    expect(JSON.stringify(seen)).not.toMatch(/fundsLeft|spendingLimit|funds_left/)
    const options = await read(transferOptions, world.call("admin", { project: world.projects.foreign }))
    const blocked = options.ok ? options.value.accounts.find((one) => one.id === world.org)?.blocked : ""
    expect(blocked).toEqual(why)
    const accounts = await read(listBillingAccounts, world.call("admin"))
    const own = accounts.ok ? accounts.value.orgs.find((one) => one.id === world.org) : null
    expect(own).toMatchObject({ blocked: why, billable: refusal !== "org_not_billable" })
    expect(accounts).toMatchObject({ value: { ownBlocked: null } })
  })

  test("A028 A117 all of it works again at once when the org can be charged", async () => {
    await turn(off)
    for (const [name, act] of Object.entries(begun)) expect([name, said(await act())]).toEqual([name, "yes"])
  })
})

test("A117 A195 who takes a project over cannot bill it to an org that cannot be charged, and can to themselves", async () => {
  const world = await freshWorld()
  const { lab } = world.projects
  const asked = await perform(requestTransfer, world.call("admin", { project: lab, to: world.handles.outsider }))
  expect(said(asked)).toBe("yes")
  await world.rows({ text: STATES.billing_unconfirmed.on, values: [world.foreign] })
  const before = await world.dump(world.foreign)
  const take = (billTo: string) => perform(acceptTransfer, world.call("outsider", { project: lab, billTo }))
  expect(said(await take(world.foreign))).toBe("billing_unconfirmed")
  expect(difference(before, await world.dump(world.foreign))).toEqual({})
  expect(said(await take(world.users.outsider))).toBe("yes")
})

test("A028 a person with a limit of their own is stopped by it as an org is, and told so where a payer is chosen", async () => {
  const world = await freshWorld()
  const make = () => perform(createProject, world.call("nobody", { name: "Mine" }))
  expect(said(await make())).toBe("yes")
  await world.rows({ text: STATES.spending_limit_exceeded.on, values: [world.users.nobody] })
  expect(said(await make())).toBe("spending_limit_exceeded")
  const accounts = await read(listBillingAccounts, world.call("nobody"))
  expect(accounts).toMatchObject({ value: { ownBlocked: expect.stringContaining("is reached") } })
})

test("B1.14 where the payer is suspended, the screens are told that nothing goes on, and whom to ask", async () => {
  const world = await freshWorld()
  await world.rows({ text: "update org set state = 'SUSPENDED' where id = $1", values: [world.org] })
  const why = expect.stringContaining("is suspended, so nothing in its projects")
  const seen = await read(getProject, world.call("admin", { project: world.projects.lab }))
  expect(seen).toMatchObject({ value: { uncharged: why, permits: { upload: why, download: why, deleteData: why } } })
  const list = await read(listObjects, world.call("admin", { project: world.projects.lab }))
  expect(list).toMatchObject({ value: { permits: { upload: why, makeFolder: why, arrange: why, delete: why } } })
})

test.each([
  ["suspended", "update org set state = 'SUSPENDED' where id = $1", "is suspended"],
  ["expired", "update org set expires_at = now() - interval '1 day' where id = $1", "has expired"],
])(
  "B1.14 A117 the billing account of an org that is %s says so, and not that its billing information is missing",
  async (_, stop, words) => {
    const world = await freshWorld()
    await world.rows({ text: stop, values: [world.org] })
    const account = await read(getBillingAccount, world.call("admin", {}))
    const why = expect.stringContaining(`${words}, so nothing new can be billed to it`)
    expect(account).toMatchObject({ value: { charging: { may: false, word: "org_expired", why } } })
  },
)
