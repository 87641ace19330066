import { beforeAll, describe, expect, test } from "vitest"
import { decided, tryIt } from "@/e2e/access/try"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { OPERATIONS } from "@/lib/doors/registry"
import { placed, placesOf, randomLike, withoutId } from "./ids"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const named = OPERATIONS.map((operation) => [operation.name, operation] as const)

describe("INV-29 TENANT-WALL A022: another org's id is answered as one that does not exist", () => {
  test.each(named)("INV-29 %s", async (_name, operation) => {
    const cast = world.cast()
    const foreign = world.foreignCast()
    const input = operation.example?.(cast) ?? {}
    for (const { path, field } of placesOf(input, cast)) {
      const before = await world.dump(world.foreign)
      const their = foreign[field]
      const random = randomLike(their)
      const ask = (id: string) => tryIt(operation, world.call("admin", placed(input, path, id)))
      const [said, unknown] = [await ask(their), await ask(random)]
      // An account that is in no org of ours is no other org's secret: a person is named to be invited.
      if (field === "outsider") continue
      expect(withoutId(said, their), path.join(".")).toBe(withoutId(unknown, random))
      expect(difference(before, await world.dump(world.foreign)), path.join(".")).toEqual({})
      expect(JSON.stringify(said)).not.toMatch(/Foreign Lab|Otto|Fay/)
    }
  })

  const inOrgs = named.filter(([, operation]) => operation.on === "org")
  test.each(inOrgs)("INV-29 %s, asked of another org or of one that does not exist", async (_name, operation) => {
    const before = await world.dump(world.foreign)
    const random = randomLike(world.foreign)
    const ask = (org: string) =>
      tryIt(operation, world.call("admin", operation.example?.(world.foreignCast()) ?? {}, { org }))
    const [said, unknown] = [await ask(world.foreign), await ask(random)]
    expect(decided(said)).toBe(operation.needs === "system" ? "lacks_permission" : "not_a_member")
    expect(withoutId(said, world.foreign)).toBe(withoutId(unknown, random))
    expect(difference(before, await world.dump(world.foreign))).toEqual({})
  })
})

describe("INV-30 CLIENT-ORG-IGNORED: only the org of the call selects the tenant", () => {
  const strict = named.filter(([, operation]) => operation.on === "org")
  test.each(strict)("INV-30 %s takes no org from anywhere else", async (_name, operation) => {
    const input = operation.example?.(world.cast()) ?? {}
    const before = await world.dump(world.foreign)
    for (const field of ["org", "orgId", "org_id", "tenant"]) {
      const more = { ...(input as object), [field]: world.foreign }
      const said = await tryIt(operation, world.call("both", more, { org: world.org }))
      expect(said, field).toMatchObject({ ok: false })
      expect(decided(said)).toMatch(/invalid_input|lacks_permission/)
    }
    expect(difference(before, await world.dump(world.foreign))).toEqual({})
  })

  test("INV-30 a member of two orgs has in each what they hold there, and nothing from the other", async () => {
    const rename = OPERATIONS.find((operation) => operation.name === "org.rename")
    if (!rename) throw new Error("org.rename is not in the registry")
    const input = rename.example?.(world.cast())
    expect(decided(await tryIt(rename, world.call("both", input)))).toBe("lacks_permission")
    expect(decided(await tryIt(rename, world.call("both", input, { org: world.foreign })))).toBe("yes")
  })
})
