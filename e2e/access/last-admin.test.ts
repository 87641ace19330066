import { describe, expect, test } from "vitest"
import { lookup } from "@/db/tenancy"
import { ownerRows } from "@/e2e/fixtures/database"
import { bothMove, MOVE_NAMES } from "./two-admins"

const pairs = MOVE_NAMES.flatMap((first) => MOVE_NAMES.map((second) => [first, second] as const))
const TRIALS = 3

describe("INV-1 ONE-ADMIN: two admins move at once", () => {
  test.each(pairs)("INV-1 %s against %s leaves an admin, and both get an answer", async (first, second) => {
    for (let n = 0; n < TRIALS; n += 1) {
      const { answers, admins } = await bothMove(first, second)
      expect(admins, answers.join(", ")).toBe(1)
      expect(answers).toContain("yes")
      const other = answers.find((one) => one !== "yes")
      // Who was demoted first may still leave.
      expect(["last_admin", "not_a_member", "not_member", "lacks_permission", "outranked", undefined]).toContain(other)
    }
  })

  test("INV-1 control: to count first and then write, without a lock, leaves orgs without an admin", async () => {
    await ownerRows({ text: "create table race_naive (org int, admin int, primary key (org, admin))" })
    await ownerRows({ text: `grant all on race_naive to ${new URL(process.env.DATABASE_URL ?? "").username}` })
    await ownerRows({
      text: "insert into race_naive select o, a from generate_series(1, 20) o, generate_series(1, 2) a",
    })
    const remove = async (org: number, admin: number) => {
      const [row] = await lookup<{ n: number }>({
        text: "select count(*)::int as n from race_naive where org = $1",
        values: [org],
      })
      if ((row?.n ?? 0) > 1)
        await lookup({ text: "delete from race_naive where org = $1 and admin = $2", values: [org, admin] })
    }
    for (let org = 1; org <= 20; org += 1) await Promise.all([remove(org, 1), remove(org, 2)])
    const [left] = await ownerRows<{ n: number }>({ text: "select count(distinct org)::int as n from race_naive" })
    await ownerRows({ text: "drop table race_naive" })
    expect(left?.n).toBeLessThan(20)
  })
})
