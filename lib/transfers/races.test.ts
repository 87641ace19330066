import { expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { editAccess } from "@/lib/members/edit-access"
import type { ActResult } from "@/lib/operations/outcome"
import { perform } from "@/lib/operations/perform"
import { acceptTransfer } from "./accept"
import { cancelTransfer } from "./close"
import { requestTransfer } from "./request"

const TRIALS = 50
const won = (answers: readonly ActResult[]): number => answers.filter((answer) => answer.ok).length
const words = (answers: readonly ActResult[]): readonly string[] =>
  answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))

/** Whoever is told that the console is busy asks again, as the browser would; nothing was done then. */
async function settled(act: () => Promise<ActResult>): Promise<ActResult> {
  const answer = await act()
  return !answer.ok && answer.refusal === "busy" ? settled(act) : answer
}

/** A world per kind of race; after each trial the project is where it was. */
async function raced() {
  const world = await freshWorld()
  const lab = world.projects.lab
  const by = "both" as const
  await world.rows({
    text: "update member set billable_activities = true where org_id = $1 and user_id = $2",
    values: [world.org, world.users[by]],
  })
  const accept = (billTo: string) => settled(() => perform(acceptTransfer, world.call(by, { project: lab, billTo })))
  const reset = async () => {
    await world.rows({ text: "delete from project_transfer where project_id = $1", values: [lab] })
    await world.rows({ text: "update project set billed_to = $2 where id = $1", values: [lab, world.org] })
    const asked = await perform(requestTransfer, world.call("admin", { project: lab, to: world.handles[by] }))
    if (!asked.ok) throw new Error(asked.message)
  }
  const standing = async () => {
    const [row] = await world.rows<{ billed_to: string; pending: number; counts: string }>({
      text: `select p.billed_to, (select count(*)::int from project_transfer t where t.project_id = p.id) as pending,
        (select string_agg((o.project_count - (select count(*) from project x where x.billed_to = o.id))::text, ',') from org o where o.id = any ($2)) as counts
        from project p where p.id = $1`,
      values: [lab, [world.org, world.foreign]],
    })
    return row
  }
  return { world, lab, by, accept, reset, standing }
}

test("INV-1 A191 of two accepts at once exactly one wins, the other is told that it is over", async () => {
  const { world, by, accept, reset, standing } = await raced()
  for (let trial = 0; trial < TRIALS; trial += 1) {
    await reset()
    const answers = await Promise.all([accept(world.foreign), accept(world.users[by])])
    expect(won(answers)).toBe(1)
    expect(words(answers)).toEqual(["transfer_void"])
    const winner = answers[0]?.ok ? world.foreign : world.users[by]
    expect(await standing()).toEqual({ billed_to: winner, pending: 0, counts: "0,0" })
  }
  const moves = {
    text: "select count(*)::int as n from audit_event where operation = 'project.accept-transfer' and chain = $1",
  }
  const [row] = await world.rows<{ n: number }>({ ...moves, values: [world.org] })
  expect(row?.n).toBe(TRIALS)
}, 60_000)

test("INV-1 A194 of accept and cancel at once exactly one wins, and the project stands where the winner put it", async () => {
  const { world, lab, accept, reset, standing } = await raced()
  const seen = new Set<string>()
  for (let trial = 0; trial < TRIALS; trial += 1) {
    await reset()
    const cancel = () => settled(() => perform(cancelTransfer, world.call("admin", { project: lab })))
    const [accepted, cancelled] = await Promise.all(
      trial % 2 ? [accept(world.foreign), cancel()] : [cancel(), accept(world.foreign)].reverse(),
    )
    if (!accepted || !cancelled) throw new Error("no answer")
    expect(won([accepted, cancelled])).toBe(1)
    // The VIEW that came with the request goes with it, so whoever was too late may see no project at all.
    for (const word of words([accepted, cancelled])) expect(["transfer_void", "not_found"]).toContain(word)
    expect(await standing()).toEqual({
      billed_to: accepted.ok ? world.foreign : world.org,
      pending: 0,
      counts: "0,0",
    })
    seen.add(accepted.ok ? "accepted" : "cancelled")
  }
  expect(seen.size).toBeGreaterThan(0)
}, 60_000)

test("INV-14 accepting and losing the right to bill at once: never a move after the loss was answered", async () => {
  const { world, lab, by, reset } = await raced()
  const input = { project: lab, billTo: world.org }
  for (let trial = 0; trial < 10; trial += 1) {
    await world.rows({ text: "update project set billed_to = $2 where id = $1", values: [lab, world.users.admin] })
    await world.rows({ text: "delete from project_transfer where project_id = $1", values: [lab] })
    await world.rows({
      text: "update member set billable_activities = true where org_id = $1 and user_id = $2",
      values: [world.org, world.users[by]],
    })
    const asked = await perform(requestTransfer, world.call("admin", { project: lab, to: world.handles[by] }))
    expect(asked).toMatchObject({ ok: true })
    const lost = { members: { ids: [world.users[by]] }, billableActivities: false }
    const [accepted, taken] = await Promise.all([
      settled(() => perform(acceptTransfer, world.call(by, input))),
      settled(() => perform(editAccess, world.call("admin", lost))),
    ])
    expect(taken).toMatchObject({ ok: true })
    if (!accepted.ok) expect(accepted.refusal).toBe("not_billable")
    expect(await perform(acceptTransfer, world.call(by, input))).toMatchObject({ ok: false })
  }
  await reset()
}, 60_000)
