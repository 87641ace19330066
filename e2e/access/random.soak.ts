import { expect, test } from "vitest"
import { freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { OPERATIONS } from "@/lib/doors/registry"
import { tryIt } from "./try"
import { lastingAdmins } from "./two-admins"

const SECONDS = Number(process.env.SOAK_SECONDS ?? 600)
const WHO = [
  "admin",
  "admin2",
  "manager",
  "member",
  "member2",
  "readOnly",
  "both",
  "outsider",
] as const satisfies readonly PersonKey[]
const BROKEN = ["internal", "unavailable", "unknown_outcome"]

const oneOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

/** What must hold of an org whatever was done in it. */
async function holds(world: World): Promise<void> {
  expect(await lastingAdmins(world)).toBeGreaterThan(0)
  const [row] = await world.rows<Record<string, unknown>>({
    text: `select (select broken_at from audit_verify(o.id)) as broken, o.member_count - (select count(*) from member m where m.org_id = o.id) as members,
        o.invitation_count - (select count(*) from invitation i where i.org_id = o.id and i.state = 'OPEN') as invitations,
        (select count(*) from member m where m.org_id = o.id and not exists (select 1 from member_role r where r.org_id = m.org_id and r.user_id = m.user_id)) as without_role
      from org o where o.id = $1`,
    values: [world.org],
  })
  expect(row).toEqual({ broken: null, members: "0", invitations: "0", without_role: "0" })
}

test("INV-42 INV-45 everybody does anything at once: no unanswered deadlock, and what must hold holds", async () => {
  const until = Date.now() + SECONDS * 1000
  const said = new Map<string, number>()
  while (Date.now() < until) {
    const world = await freshWorld()
    await Promise.all(
      WHO.map(async (who) => {
        for (let n = 0; n < 60; n += 1) {
          const operation = oneOf(OPERATIONS)
          const cast = world.cast(who)
          const anyone = oneOf([cast.admin, cast.member, cast.other, world.users.admin2, world.users.manager])
          const input = operation.example?.({ ...cast, member: anyone }) ?? {}
          const answer = await tryIt(operation, world.call(who, input))
          const word = answer.ok ? "yes" : answer.refusal
          expect(BROKEN, `${operation.name} by ${who}`).not.toContain(word)
          said.set(word, (said.get(word) ?? 0) + 1)
        }
      }),
    )
    await holds(world)
  }
  console.log(Object.fromEntries(said))
})
