import { beforeEach, describe, expect, test } from "vitest"
import { enteredInformation, linkTo, mailTo, RECIPIENT } from "@/e2e/fixtures/billing-information"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { clock, DAY, MINUTE } from "@/lib/clock"
import { tidyOrg } from "@/lib/doors/housekeeping"
import { newId, newSecret } from "@/lib/ids"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { confirmInformation, declineInformation } from "./confirm"
import { getInformation } from "./get"
import { resendInformation, withdrawInformation } from "./pending"
import { seeInformation } from "./see"
import { submitInformation } from "./submit"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const later = (milliseconds: number): Date => new Date(clock.now().getTime() + milliseconds)
const entered = (more: object = {}) => enteredInformation(world, more)
const anonymous = (link: string, now = clock.now()) => world.call("anonymous", { link }, { org: null, now })

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
const why = async (link: string, now = clock.now()): Promise<string> => {
  const answer = await perform(confirmInformation, anonymous(link, now))
  return answer.ok ? "yes" : `${answer.refusal}: ${answer.message}`
}

describe("the recipient's link", () => {
  test("A116 confirms without an account: the new is in force, the former replaced, and all are told", async () => {
    const id = await submitted()
    const link = await linkTo(world)
    expect(await read(seeInformation, anonymous(link))).toMatchObject({
      value: {
        why: null,
        org: "Genome Works",
        by: "Ada Admin",
        email: RECIPIENT,
        invoiced: expect.stringContaining("London"),
      },
    })
    expect(await perform(confirmInformation, anonymous(link))).toMatchObject({
      ok: true,
      value: { org: "Genome Works" },
    })
    const { admin } = await held()
    expect(admin).toMatchObject({ inForce: { id }, pending: null, history: [{ id: world.billing, state: "REPLACED" }] })
    expect((await mailTo(world, `${world.handles.admin}@people.example`))[0]?.kind).toBe(
      "billing-information.confirmed",
    )
    expect((await mailTo(world, `invoices@${world.org.slice(4)}.example`))[0]?.kind).toBe(
      "billing-information.replaced",
    )
    expect((await world.trail()).at(-1)).toMatchObject({ actor: "anonymous" })
  })

  test("A117 an org that had none can be charged once it is confirmed, and not before", async () => {
    await world.rows({
      text: "update billing_information set state = 'WITHDRAWN' where org_id = $1",
      values: [world.org],
    })
    const confirmed = async () => (await world.dump()).billing_account?.find((row) => row.id === world.org)?.confirmed
    await submitted({ seen: { inForce: null, pending: null } })
    expect(await confirmed()).toBe(false)
    await perform(confirmInformation, anonymous(await linkTo(world)))
    expect(await confirmed()).toBe(true)
  })

  test("A116 works once, and says that it was used", async () => {
    await submitted()
    const link = await linkTo(world)
    expect(await why(link)).toBe("yes")
    const before = await world.dump()
    expect(await why(link)).toMatch(
      /^link_invalid: This link was used already: the billing information of Genome Works/,
    )
    expect(await read(seeInformation, anonymous(link))).toMatchObject({
      value: { why: expect.stringContaining("used") },
    })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("INV-23 two who use it at once, and one who withdraws meanwhile: one wins and the others hear why", async () => {
    const id = await submitted()
    const link = await linkTo(world)
    const answers = await Promise.all([
      perform(confirmInformation, anonymous(link)),
      perform(confirmInformation, anonymous(link)),
      perform(withdrawInformation, world.call("admin", { pending: id })),
      perform(declineInformation, anonymous(link)),
      perform(
        submitInformation,
        world.call("admin2", entered({ city: "Leeds", seen: { inForce: world.billing, pending: id } })),
      ),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers)
      if (!answer.ok) expect(["link_invalid", "confirmation_closed", "stale_version"]).toContain(answer.refusal)
    const rows = (await world.dump()).billing_information ?? []
    expect(rows.filter((row) => row.state === "CONFIRMED")).toHaveLength(1)
    expect(rows.filter((row) => row.state === "PENDING").length).toBeLessThanOrEqual(1)
  })

  test("A116 a withdrawn one says so, and its mail is never sent", async () => {
    const id = await submitted()
    const link = await linkTo(world)
    await perform(resendInformation, world.call("admin", { pending: id }))
    expect(await perform(withdrawInformation, world.call("admin", { pending: id }))).toMatchObject({ ok: true })
    expect(await why(link)).toMatch(/^link_invalid: Genome Works withdrew this/)
    // The link of the second was void before its mail went out (INV-50).
    expect(await mailTo(world, RECIPIENT)).toHaveLength(1)
    expect(await perform(resendInformation, world.call("admin", { pending: id }))).toMatchObject({
      refusal: "confirmation_closed",
      message: expect.stringContaining("withdrawn"),
    })
  })

  test("A116 sent again, the old one is dead and the new one good for 7 days more", async () => {
    const id = await submitted()
    const first = await linkTo(world)
    const done = await perform(resendInformation, world.call("admin", { pending: id }, { now: later(6 * DAY) }))
    expect(done).toMatchObject({ ok: true, changed: 1 })
    const second = await linkTo(world)
    expect(second).not.toBe(first)
    expect(await why(first)).toMatch(/newer link/)
    expect(await why(second, later(12 * DAY))).toBe("yes")
    expect(await why(first)).toMatch(/newer link/)
  })

  test("A116 ends after 7 days, is noted by the hour, and the admins are told", async () => {
    const id = await submitted()
    const link = await linkTo(world)
    const late = later(7 * DAY + MINUTE)
    expect(await why(link, late)).toMatch(/^link_expired: This link has expired/)
    expect((await held("admin", late)).admin).toMatchObject({ pending: null, seen: { pending: id } })
    await tidyOrg(world.org, late)
    expect((await held()).admin?.history).toMatchObject([{ id, state: "EXPIRED" }])
    expect((await mailTo(world, `${world.handles.admin}@people.example`)).map((one) => one.kind)).toContain(
      "billing-information.expired",
    )
    expect((await world.trail()).filter((one) => one.operation === "billing-information.expire")).toHaveLength(1)
    expect(await why(link, late)).toMatch(/^link_expired/)
  })

  test("what expired unnoted makes room for a new one", async () => {
    const id = await submitted()
    const late = later(8 * DAY)
    const again = entered({ seen: { inForce: world.billing, pending: id } })
    expect(await perform(submitInformation, world.call("admin", again, { now: late }))).toMatchObject({
      ok: true,
      changed: 2,
    })
    expect((await world.dump()).billing_information?.find((row) => row.id === id)?.state).toBe("EXPIRED")
  })

  test("the recipient declines: it is withdrawn, and the admins are told", async () => {
    await submitted()
    const link = await linkTo(world)
    expect(await perform(declineInformation, anonymous(link))).toMatchObject({ ok: true })
    expect(await why(link)).toMatch(/you said.* that these invoices are not for you/)
    expect((await held()).admin).toMatchObject({ inForce: { id: world.billing }, pending: null })
    expect((await mailTo(world, `${world.handles.admin2}@people.example`)).map((one) => one.kind)).toContain(
      "billing-information.declined",
    )
  })

  test("A116 nothing is confirmed for a suspended org", async () => {
    await submitted()
    const link = await linkTo(world)
    await world.rows({ text: "update org set state = 'SUSPENDED' where id = $1", values: [world.org] })
    const before = await world.dump()
    expect(await why(link)).toMatch(/^org_expired/)
    expect(difference(before, await world.dump())).toEqual({})
  })

  test.each(["", "short", newSecret(), newId()])("INV-23 a link of %j opens nothing", async (link) => {
    const answer = await perform(confirmInformation, anonymous(link))
    expect(["link_invalid", "invalid_input"]).toContain(answer.ok ? "" : answer.refusal)
  })

  test("INV-23 another kind of link confirms nothing, and this one opens no account", async () => {
    const { activateAccount } = await import("@/lib/accounts/activate")
    await submitted()
    const link = await linkTo(world)
    const input = { link, password: "seven quiet lanterns" }
    expect(await perform(activateAccount, world.call("anonymous", input, { org: null }))).toMatchObject({
      refusal: "link_invalid",
    })
  })
})
