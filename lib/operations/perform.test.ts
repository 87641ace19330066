import { describe, expect, test } from "vitest"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { demoteCarelessly, giveBillable, ran, renameOrg } from "@/e2e/fixtures/toys"
import { perform, preview } from "./perform"

describe("a change", () => {
  test("INV-43 writes its rows, one audit event with before and after, and its notice, together", async () => {
    const world = await freshWorld()
    const before = await world.dump()
    const done = await perform(renameOrg, world.call("admin", { name: "Genome Works II" }))
    expect(done).toMatchObject({ ok: true, value: { name: "Genome Works II" }, changed: 1, unchanged: 0, refused: 0 })

    const changed = difference(before, await world.dump())
    expect(Object.keys(changed).sort()).toEqual(["audit_event", "audit_head", "mail", "org"])
    expect(changed.org?.come).toMatchObject([{ name: "Genome Works II", version: 2 }])
    expect(await world.trail()).toEqual([
      {
        seq: 1,
        operation: "toy.rename-org",
        target: world.org,
        actor: world.users.admin,
        actor_kind: "user",
        before: { name: "Genome Works" },
        after: { name: "Genome Works II" },
        bulk: null,
        reason: null,
        credential: `session:${world.sessions.admin}`,
        ip: world.ip,
        agent: "Tests/1.0",
      },
    ])
    expect(await world.mails()).toMatchObject([
      { kind: "member.added", state: "QUEUED", payload: { name: "Genome Works II" } },
    ])
  })

  test("INV-43 a change of nothing writes nothing and says so", async () => {
    const world = await freshWorld()
    const before = await world.dump()
    const done = await perform(renameOrg, world.call("admin", { name: "Genome Works" }))
    expect(done).toMatchObject({ ok: true, changed: 0, unchanged: 1 })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("A067 a change of many answers for each of them, with one event per object that changed", async () => {
    const world = await freshWorld()
    const { admin2, member, member2, nobody } = world.users
    await perform(giveBillable, world.call("admin", { selection: { ids: [member2] }, billable: true }))
    const ids = [member, member2, admin2, nobody, member]
    const done = await perform(giveBillable, world.call("admin", { selection: { ids }, billable: true }))
    expect(done).toMatchObject({ ok: true, changed: 1, unchanged: 1, refused: 2 })
    const outcomes = done.ok
      ? Object.fromEntries(done.lines.map((line) => [line.target, line.refusal ?? line.outcome]))
      : {}
    expect(outcomes).toEqual({
      [member]: "changed",
      [member2]: "unchanged",
      [admin2]: "outranked",
      [nobody]: "not_member",
    })
    expect((await world.trail()).map((event) => event.target)).toEqual([member2, member])
  })
})

describe("a refusal", () => {
  const refusals = [
    { by: "anonymous", input: { name: "X" }, refusal: "sign_in_required" },
    { by: "nobody", input: { name: "X" }, refusal: "not_a_member" },
    { by: "outsider", input: { name: "X" }, refusal: "not_a_member" },
    { by: "disabled", input: { name: "X" }, refusal: "not_a_member" },
    { by: "ended", input: { name: "X" }, refusal: "not_a_member" },
    { by: "removed", input: { name: "X" }, refusal: "not_a_member" },
    { by: "member", input: { name: "X" }, refusal: "lacks_permission" },
    { by: "readOnly", input: { name: "X" }, refusal: "lacks_permission" },
    { by: "admin", input: { name: "" }, refusal: "invalid_input" },
    { by: "admin", input: { name: "X", version: 99 }, refusal: "stale_version" },
    { by: "admin", input: { name: "X", org: "org-other" }, refusal: "invalid_input" },
  ] as const
  test.each(refusals)("INV-43 $refusal for $by changes nothing", async ({ by, input, refusal }) => {
    const world = await freshWorld()
    const before = await world.dump()
    const applied = ran.apply
    expect(await perform(renameOrg, world.call(by, input))).toMatchObject({ ok: false, refusal })
    expect(difference(before, await world.dump())).toEqual({})
    expect(ran.apply).toBe(applied)
  })

  test("INV-43 a denied attempt is kept in the security log, and not in the trail", async () => {
    const world = await freshWorld()
    await perform(renameOrg, world.call("member", { name: "X" }))
    const kept = await world.rows({
      text: "select kind, operation, refusal, ip from security_event where org_id = $1",
      values: [world.org],
    })
    expect(kept).toEqual([{ kind: "denied", operation: "toy.rename-org", refusal: "lacks_permission", ip: world.ip }])
    expect(await world.trail()).toEqual([])
  })

  test("a suspended organization refuses every change and still answers", async () => {
    const world = await freshWorld()
    await world.rows({ text: "update org set state = 'SUSPENDED' where id = $1", values: [world.org] })
    expect(await perform(renameOrg, world.call("admin", { name: "X" }))).toMatchObject({ refusal: "org_expired" })
  })

  test("INV-1 an operation that forgot the guard is stopped at commit, with nothing written", async () => {
    const world = await freshWorld()
    const demote = (user: string) => perform(demoteCarelessly, world.call("admin", { user }))
    expect(await demote(world.users.admin2)).toMatchObject({ ok: true })
    const before = await world.dump()
    expect(await demote(world.users.admin)).toMatchObject({ ok: false, refusal: "last_admin" })
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("a sign-out that was answered is obeyed: the session is asked for inside the transaction", async () => {
    const world = await freshWorld()
    const call = world.call("admin", { name: "X" })
    await world.rows({ text: "update session set revoked_at = now() where id = $1", values: [world.sessions.admin] })
    expect(await perform(renameOrg, call)).toMatchObject({ ok: false, refusal: "sign_in_required" })
    const byToken = world.call("admin", { name: "X" }, { token: "full" })
    await world.rows({ text: "update token set revoked_at = now() where id = $1", values: [world.tokens.admin] })
    expect(await perform(renameOrg, byToken)).toMatchObject({ ok: false, refusal: "sign_in_required" })
  })

  test("a token that only reads, and one bound to another org, change nothing", async () => {
    const world = await freshWorld()
    const by = (token: "read-only" | "foreign") => perform(renameOrg, world.call("admin", { name: "X" }, { token }))
    expect(await by("read-only")).toMatchObject({ refusal: "token_read_only" })
    expect(await by("foreign")).toMatchObject({ refusal: "not_found" })
  })
})

describe("a preview", () => {
  test("writes nothing, and what is then written equals what it said", async () => {
    const world = await freshWorld()
    const { admin2, member, member2 } = world.users
    const input = { selection: { ids: [member, member2, admin2] }, billable: true }
    const before = await world.dump()
    const seen = await preview(giveBillable, world.call("admin", input))
    expect(difference(before, await world.dump())).toEqual({})
    if (!seen.ok) throw new Error(seen.message)
    expect(seen.preview).toMatchObject({ changed: 2, unchanged: 0, refused: 1, asJob: false })

    const done = await perform(giveBillable, world.call("admin", input, { expect: seen.preview.digest }))
    if (!done.ok) throw new Error(done.message)
    expect(done.lines).toEqual(seen.preview.lines)
    const planned = seen.preview.lines.filter((line) => line.outcome === "changed")
    const written = (await world.trail()).map(({ target, before, after }) => ({ target, before, after }))
    expect(written).toEqual(planned.map(({ target, before, after }) => ({ target, before, after })))
  })

  test("INV-37 what has changed since the preview is answered with a new one, and nothing is written", async () => {
    const world = await freshWorld()
    const input = { selection: { ids: [world.users.member, world.users.member2] }, billable: true }
    const seen = await preview(giveBillable, world.call("admin", input))
    if (!seen.ok) throw new Error(seen.message)
    await perform(giveBillable, world.call("admin2", { ...input, selection: { ids: [world.users.member] } }))

    const before = await world.dump()
    const late = await perform(giveBillable, world.call("admin", input, { expect: seen.preview.digest }))
    expect(late).toMatchObject({ ok: false, refusal: "changed_meanwhile", preview: { changed: 1, unchanged: 1 } })
    expect(difference(before, await world.dump())).toEqual({})
    const anew = !late.ok && late.preview ? late.preview.digest : ""
    expect(await perform(giveBillable, world.call("admin", input, { expect: anew }))).toMatchObject({
      ok: true,
      changed: 1,
    })
  })

  test("is refused to who may not, as the change is", async () => {
    const world = await freshWorld()
    for (const by of ["member", "outsider", "disabled", "anonymous"] as const) {
      const looked = await preview(renameOrg, world.call(by, { name: "X" }))
      const done = await perform(renameOrg, world.call(by, { name: "X" }))
      expect(looked, by).toEqual(done)
    }
  })
})

test("INV-33 a pool without a free connection answers that it is busy, and the next call is fine", async () => {
  const world = await freshWorld()
  const { inTransaction } = await import("@/db/tenancy")
  const bounds = { org: world.org, actor: null, actorKind: "user", now: new Date() }
  const hold = () => inTransaction(bounds, (tx) => tx.rows({ text: "select pg_sleep(3)" }))
  const held = Array.from({ length: 10 }, hold)
  const waiting = perform(renameOrg, world.call("admin", { name: "X" }))
  expect(await waiting).toMatchObject({ ok: false, refusal: "busy", retryAfter: 1 })
  await Promise.all(held)
  expect(await perform(renameOrg, world.call("admin", { name: "X" }))).toMatchObject({ ok: true })
})
