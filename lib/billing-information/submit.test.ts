import { beforeEach, describe, expect, test } from "vitest"
import { enteredInformation, linkTo, mailTo, RECIPIENT } from "@/e2e/fixtures/billing-information"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { clock } from "@/lib/clock"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { confirmInformation } from "./confirm"
import { getInformation } from "./get"
import { submitInformation } from "./submit"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const entered = (more: object = {}) => enteredInformation(world, more)
const anonymous = (link: string) => world.call("anonymous", { link }, { org: null })

async function submitted(more: object = {}): Promise<string> {
  const done = await perform(submitInformation, world.call("admin", entered(more)))
  if (!done.ok || !done.value) throw new Error(done.ok ? "unchanged" : done.message)
  return done.value.id
}

const held = async (by: "admin" | "member" = "admin", now = clock.now()) => {
  const answer = await read(getInformation, world.call(by, {}, { now }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
describe("submitting", () => {
  test("A115 mails the recipient a link, tells the other admins, and leaves what is in force as it is (A116)", async () => {
    const id = await submitted()
    const { admin, confirmedSince } = await held()
    expect(confirmedSince).not.toBeNull()
    expect(admin).toMatchObject({
      inForce: { id: world.billing, contents: { name: "Ingrid Invoice" } },
      pending: {
        id,
        submittedBy: "Ada Admin",
        contents: { companyName: "Genome <b>Works</b> Ltd", postCode: "SW1A 2AA" },
      },
    })
    const [mail] = await mailTo(world, RECIPIENT)
    expect(mail).toMatchObject({ kind: "billing-information.confirm", link: expect.stringMatching(/.{43}/) })
    expect(mail?.body).toContain("Genome <b>Works</b> Ltd\n10 Downing Street\nLondon, SW1A 2AA\nUnited Kingdom")
    expect((await mailTo(world, `${world.handles.admin2}@people.example`))[0]).toMatchObject({
      kind: "billing-information.submitted",
    })
    expect(await mailTo(world, `${world.handles.admin}@people.example`)).toEqual([])
  })

  test("A113 the trail says that and where, and names no recipient", async () => {
    const id = await submitted()
    await perform(confirmInformation, anonymous(await linkTo(world)))
    const events = (await world.trail()).slice(-3)
    expect(events).toMatchObject([
      { operation: "billing-information.submit", target: id, after: { state: "PENDING", country: "United Kingdom" } },
      { operation: "billing-information.confirm", target: world.billing, after: { state: "REPLACED" } },
      {
        operation: "billing-information.confirm",
        target: id,
        before: { state: "PENDING" },
        after: { state: "CONFIRMED" },
      },
    ])
    expect(JSON.stringify(events)).not.toMatch(/Fiona|finance@|Downing|Works/)
  })

  test("A113 who may not edit it sees whether it is confirmed and nothing of the recipient", async () => {
    await submitted()
    const seen = await held("member")
    expect(seen).toMatchObject({ isPending: true, admin: null, blocked: expect.stringContaining("Ask an admin") })
    expect(JSON.stringify(seen)).not.toMatch(/Ingrid|Fiona|@/)
  })

  test("what is in force, or waits already, is submitted to no effect", async () => {
    await submitted()
    const { admin } = await held()
    const before = await world.dump()
    const again = await perform(
      submitInformation,
      world.call("admin2", entered({ seen: admin?.seen, postCode: " sw1a 2aa " })),
    )
    expect(again).toMatchObject({ ok: true, changed: 0, unchanged: 1, value: null })
    const same = { ...admin?.inForce?.contents, seen: admin?.seen }
    expect(await perform(submitInformation, world.call("admin", same))).toMatchObject({ ok: true, unchanged: 1 })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("A114 what the country does not know is refused beside its field, and nothing is kept", async () => {
    const before = await world.dump()
    const answer = await perform(
      submitInformation,
      world.call("admin", entered({ postCode: "12345", vatId: "GB980780685", phone: "12" })),
    )
    expect(answer).toMatchObject({
      refusal: "invalid_input",
      fields: {
        postCode: "This is no postal code of the United Kingdom.",
        vatId: expect.stringContaining("no VAT or tax id"),
        phone: expect.stringContaining("no phone number"),
      },
    })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("INV-37 what started from another state is refused, and nothing changes", async () => {
    await submitted()
    const before = await world.dump()
    expect(await perform(submitInformation, world.call("admin2", entered({ city: "Leeds" })))).toMatchObject({
      refusal: "stale_version",
    })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("INV-41 two admins who submit at once make one that waits", async () => {
    const answers = await Promise.all(
      (["admin", "admin2"] as const).map((by, n) =>
        perform(submitInformation, world.call(by, entered({ email: `r${n}@lab.example` }))),
      ),
    )
    expect(answers.map((answer) => (answer.ok ? "yes" : answer.refusal)).sort()).toEqual(["stale_version", "yes"])
    expect((await world.dump()).billing_information?.filter((row) => row.state === "PENDING")).toHaveLength(1)
  })
})
