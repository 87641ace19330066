import { expect, test } from "vitest"
import { z } from "zod"
import { freshWorld } from "@/e2e/fixtures/database"
import { query } from "./operation"
import { read } from "./read"

const orgName = query({
  name: "test.org-name",
  summary: "The name.",
  on: "org",
  needs: "member",
  input: z.strictObject({}),
  run: async (_tx, ask) => ask.org.name,
})

test("A002 a member reads their org, and who is not in it learns nothing of it", async () => {
  const world = await freshWorld()
  expect(await read(orgName, world.call("member"))).toEqual({ ok: true, value: "Genome Works" })
  for (const by of ["outsider", "nobody", "removed", "ended", "disabled", "invited"] as const)
    expect(await read(orgName, world.call(by)), by).toMatchObject({ ok: false, refusal: "not_a_member" })
})
