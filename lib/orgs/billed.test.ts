import { expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { read } from "@/lib/operations/read"
import { getOrg } from "./get"

test("A001 what is billed to an org counts to it, whoever made it, and what is billed elsewhere does not", async () => {
  const world = await freshWorld()
  const counted = async () => {
    const answer = await read(getOrg, world.call("admin"))
    return answer.ok ? answer.value.counts.projects : answer.refusal
  }
  // Two admins made them.
  expect(await counted()).toBe(4)
  await world.rows({
    text: "insert into project (id, name, billed_to, created_by, created_at) values ($1, 'third', $2, $3, now())",
    values: [`project-${"B".repeat(18)}${world.tag.slice(-6)}`, world.org, world.users.member],
  })
  expect(await counted()).toBe(5)
  await world.rows({
    text: "update project set billed_to = $2 where id = $1",
    values: [world.projects.raw, world.users.admin2],
  })
  expect(await counted()).toBe(4)
})
