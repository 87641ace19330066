import { freshWorld, type World } from "@/e2e/fixtures/database"
import { findMutation } from "@/lib/doors/registry"
import type { AnyMutation } from "@/lib/operations/operation"
import type { ActResult } from "@/lib/operations/outcome"
import { perform } from "@/lib/operations/perform"

type Admin = "admin" | "admin2"
type Move = readonly [operation: string, input: (world: World, on: Admin) => unknown, onOneself?: boolean]

/** Every way in which an admin can end another's being one, or their own. */
export const MOVES = {
  remove: ["member.remove", (world, on) => ({ members: { ids: [world.users[on]] } })],
  demote: ["member.edit-access", (world, on) => ({ members: { ids: [world.users[on]] }, level: "MEMBER" })],
  disable: ["member.disable", (world, on) => ({ members: { ids: [world.users[on]] } })],
  end: [
    "member.set-end-date",
    (world, on) => ({ members: { ids: [world.users[on]] }, endsAt: new Date(Date.now() + 864e5).toISOString() }),
  ],
  leave: ["member.leave", () => ({}), true],
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof MOVES
export const MOVE_NAMES = Object.keys(MOVES) as MoveName[]

export function mutationNamed(name: string): AnyMutation {
  const found = findMutation(name)
  if (!found) throw new Error(`${name} is not in the registry`)
  return found
}

function make(world: World, name: MoveName, by: Admin): Promise<ActResult> {
  const [operation, input, onOneself]: Move = MOVES[name]
  const on = onOneself ? by : by === "admin" ? "admin2" : "admin"
  return perform(mutationNamed(operation), world.call(by, input(world, on)))
}

export type Trial = { readonly answers: readonly string[]; readonly admins: number }

/** How many admins keep an org alive: enabled, without an end, with an account that is activated. */
export async function lastingAdmins(world: World): Promise<number> {
  const [row] = await world.rows<{ n: number }>({
    text: `select count(*)::int as n from member m join "user" u on u.id = m.user_id
      where m.org_id = $1 and m.level = 'ADMIN' and not m.disabled and m.ends_at is null and u.state = 'ACTIVE'`,
    values: [world.org],
  })
  return row?.n ?? 0
}

/** The two admins of an org make their moves at the same time. */
export async function bothMove(first: MoveName, second: MoveName): Promise<Trial> {
  const world = await freshWorld()
  const answers = await Promise.all([make(world, first, "admin"), make(world, second, "admin2")])
  return { answers: answers.map((one) => (one.ok ? "yes" : one.refusal)), admins: await lastingAdmins(world) }
}
