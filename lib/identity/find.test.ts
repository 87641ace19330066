import { beforeAll, describe, expect, test } from "vitest"
import { giveSession } from "@/e2e/fixtures/credentials"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { clock, DAY, HOUR, MINUTE } from "@/lib/clock"
import { newSecret } from "@/lib/ids"
import { perform } from "@/lib/operations/perform"
import { endSession } from "@/lib/sessions/end"
import { createToken } from "@/lib/tokens/create"
import { deleteToken } from "@/lib/tokens/keep"
import { findByBearer, findBySession } from "./find"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const at = async <T>(later: number, work: () => Promise<T>): Promise<T> => {
  clock.shift(later)
  try {
    return await work()
  } finally {
    clock.shift(0)
  }
}

describe("a session", () => {
  test("is its person's, and nobody's under any other secret", async () => {
    const { id, secret } = await giveSession(world, "member")
    expect(await findBySession(secret, true)).toMatchObject({
      kind: "user",
      userId: world.users.member,
      session: { id },
      token: null,
    })
    for (const other of [newSecret(), "", secret.slice(1), `${secret}a`, secret.toUpperCase(), `${secret}'--`])
      expect(await findBySession(other, true)).toBeNull()
  })

  test("INV-21 ends after 30 minutes without use, and after 12 hours whatever the use", async () => {
    const { secret } = await giveSession(world, "member")
    const find = () => findBySession(secret, true)
    expect(await at(29 * MINUTE, find)).not.toBeNull()
    expect(await at(58 * MINUTE, find)).not.toBeNull()
    expect(await at(89 * MINUTE, find)).toBeNull()

    const used = await giveSession(world, "member")
    let minutes = 0
    while (minutes < 12 * 60 - 20) {
      minutes += 20
      expect(await at(minutes * MINUTE, () => findBySession(used.secret, true))).not.toBeNull()
    }
    expect(await at(12 * HOUR, () => findBySession(used.secret, true))).toBeNull()
  })

  test("INV-21 asking in the background does not keep it alive", async () => {
    const { secret } = await giveSession(world, "member")
    for (const minutes of [10, 20, 29])
      expect(await at(minutes * MINUTE, () => findBySession(secret, false))).not.toBeNull()
    expect(await at(31 * MINUTE, () => findBySession(secret, false))).toBeNull()
  })

  test("INV-14 a session that was ended is nobody's from then on", async () => {
    const { id, secret } = await giveSession(world, "member")
    expect(await perform(endSession, world.call("member", { session: id }))).toMatchObject({ ok: true, changed: 1 })
    expect(await findBySession(secret, true)).toBeNull()
  })

  test("INV-15 an account that is disabled as a whole has no session and no token that works", async () => {
    const { secret } = await giveSession(world, "readOnly")
    const token = await newToken("readOnly")
    await world.rows({ text: `update "user" set state = 'DISABLED' where id = $1`, values: [world.users.readOnly] })
    expect(await findBySession(secret, true)).toBeNull()
    expect(await findByBearer(`Bearer ${token.secret}`)).toBeNull()
  })
})

async function newToken(key: "member" | "readOnly", days = 1): Promise<{ id: string; secret: string }> {
  const made = await perform(
    createToken,
    world.call(key, { name: "A program", org: null, readOnly: true, life: { days } }),
  )
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}

describe("a token", () => {
  test("is its person's, with its bounds", async () => {
    const { id, secret } = await newToken("member")
    expect(await findByBearer(`Bearer ${secret}`)).toMatchObject({
      userId: world.users.member,
      session: null,
      token: { id, orgId: null, readOnly: true },
    })
    expect(await findByBearer(`bearer ${secret}`)).not.toBeNull()
  })

  test.each([
    null,
    "",
    "Bearer",
    "Bearer pvt_",
    `Bearer ${"a".repeat(43)}`,
    `Basic pvt_${"a".repeat(43)}`,
    `Bearer pvt_${"a".repeat(43)}`,
  ])("%s is nobody's", async (header) => {
    expect(await findByBearer(header)).toBeNull()
  })

  test("INV-16 ends with its last day", async () => {
    const { secret } = await newToken("member", 90)
    expect(await at(90 * DAY - MINUTE, () => findByBearer(`Bearer ${secret}`))).not.toBeNull()
    expect(await at(90 * DAY + MINUTE, () => findByBearer(`Bearer ${secret}`))).toBeNull()
  })

  test("INV-14 a token that was deleted is nobody's from then on", async () => {
    const { id, secret } = await newToken("member")
    expect(await perform(deleteToken, world.call("member", { token: id }))).toMatchObject({ ok: true })
    expect(await findByBearer(`Bearer ${secret}`)).toBeNull()
  })

  test("says when it was last used", async () => {
    const { id, secret } = await newToken("member")
    await findByBearer(`Bearer ${secret}`)
    const [row] = await world.rows<{ last_used_at: Date | null }>({
      text: "select last_used_at from token where id = $1",
      values: [id],
    })
    expect(row?.last_used_at?.getTime()).toBeGreaterThan(clock.now().getTime() - MINUTE)
  })
})
