import { afterEach, expect, test, vi } from "vitest"
import { member } from "@/db/schema/org"
import { inTransaction } from "@/db/tenancy"
import { freshWorld } from "@/e2e/fixtures/database"
import { log } from "@/lib/log"
import { answerTo } from "./failures"

const where = { operation: "test", request: "r" }
afterEach(() => vi.restoreAllMocks())

test("INV-18 what nobody foresaw is logged without what was in the statement, and answered with an incident alone", async () => {
  const world = await freshWorld()
  const said = vi.spyOn(log, "error").mockImplementation(() => {})
  const bounds = { org: world.org, actor: null, actorKind: "user", now: new Date() }
  const secret = "canary@private.example"
  const failing = inTransaction(bounds, (tx) =>
    tx.db.update(member).set({ email: secret, level: "NOBODY" as "ADMIN", handle: null as unknown as string }),
  )
  const answer = await failing.then(() => null).catch((error: unknown) => answerTo(error, where))
  expect(answer).toMatchObject({ ok: false, refusal: "internal", incident: expect.any(String) })
  expect(said).toHaveBeenCalledOnce()
  expect(JSON.stringify([said.mock.calls, answer])).not.toMatch(/canary|update|params|NOBODY/)
})

const lost = (message: string, cause?: Error) => new Error(message, cause ? { cause } : {})
test.each([
  lost("Connection terminated unexpectedly"),
  lost("Client has encountered a connection error and is not queryable"),
  lost("Failed query: select 1\nparams: secret", lost("Connection terminated unexpectedly")),
  Object.assign(lost("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
  Object.assign(lost("terminating connection due to administrator command"), { code: "57P01" }),
])("INV-53 a lost connection is an outage that says so: %s", (error) => {
  expect(answerTo(error, where)).toMatchObject({ ok: false, refusal: "unavailable", retryAfter: 5 })
})
