import { expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { perform, preview } from "@/lib/operations/perform"
import { mutationNamed } from "./two-admins"

const TRIALS = 25

test("INV-37 two editors of one version: one is kept, the other is told and changes nothing", async () => {
  const world = await freshWorld()
  for (let version = 1; version <= TRIALS; version += 1) {
    const rename = (by: "admin" | "admin2") =>
      perform(mutationNamed("org.rename"), world.call(by, { name: `${by} ${version}`, version }))
    const answers = await Promise.all([rename("admin"), rename("admin2")])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: "stale_version" })
  }
  expect(await world.trail()).toHaveLength(TRIALS)
})

test("INV-37 two that saw the same preview: one is kept, the other gets the new one", async () => {
  const world = await freshWorld()
  const edit = mutationNamed("member.edit-access")
  let stands = "CONTRIBUTE"
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const others = ["VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"].filter((level) => level !== stands).slice(0, 2)
    const members = { ids: [world.users.member, world.users.member2] }
    const looked = await Promise.all(
      others.map((projectAccess) => preview(edit, world.call("admin", { members, projectAccess }))),
    )
    const answers = await Promise.all(
      others.map((projectAccess, n) => {
        const seen = looked[n]
        const by = n === 0 ? "admin" : "admin2"
        return perform(
          edit,
          world.call(by, { members, projectAccess }, { expect: seen?.ok ? seen.preview.digest : "" }),
        )
      }),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      refusal: "changed_meanwhile",
      preview: { changed: 2 },
    })
    stands = others[answers.findIndex((answer) => answer.ok)] ?? stands
  }
  expect(await world.trail()).toHaveLength(TRIALS * 2)
})
