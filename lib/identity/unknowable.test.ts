import { expect, test } from "vitest"
import { guarded, known, Unknowable } from "./unknowable"

const away = () => Promise.reject(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }))

test("INV-53 while the database is away nobody is taken for a stranger: the door says so, and nothing is let through", async () => {
  const answer = await guarded(() => known<null>(away, "a request"))
  expect(answer).toMatchObject({ ok: false, refusal: "unavailable", retryAfter: 5 })
  await expect(known(away, null)).rejects.toBeInstanceOf(Unknowable)
  await expect(known(away, null)).rejects.toMatchObject({
    digest: expect.stringMatching(/^unavailable:[0-9a-f-]{36}$/),
  })
})

test("what nobody foresaw has an incident, and only that reaches the browser", async () => {
  const odd = () => Promise.reject(new Error("a secret in words"))
  await expect(known(odd, null)).rejects.toMatchObject({ digest: expect.stringMatching(/^internal:[0-9a-f-]{36}$/) })
  const answer = await guarded(() => known(odd, null))
  expect(JSON.stringify(answer)).not.toContain("secret")
})

test("any other error goes on its way", async () => {
  await expect(guarded(() => Promise.reject(new Error("not ours")))).rejects.toThrow("not ours")
})
