import { freshWorld, type World } from "@/e2e/fixtures/database"
import { renameOrg } from "@/e2e/fixtures/toys"
import { perform } from "@/lib/operations/perform"
import { mutationNamed } from "./two-admins"

type Revocation = {
  readonly operation: string
  readonly by: "admin" | "admin2"
  readonly input: (world: World) => unknown
  /** What the hammering client comes with. */
  readonly token?: "full"
  /** Who writes and is stopped; the second admin unless said. */
  readonly writer?: "admin2" | "manager"
}

/** Every way to take from the second admin what they write by, while they write. */
export const REVOCATIONS = {
  "removing them": { operation: "member.remove", by: "admin", input: (w) => ({ members: { ids: [w.users.admin2] } }) },
  "demoting them": {
    operation: "member.edit-access",
    by: "admin",
    input: (w) => ({ members: { ids: [w.users.admin2] }, level: "MEMBER" }),
  },
  "disabling them": {
    operation: "member.disable",
    by: "admin",
    input: (w) => ({ members: { ids: [w.users.admin2] } }),
  },
  "taking their role away": {
    operation: "member.set-role",
    by: "admin",
    input: (w) => ({ members: { ids: [w.users.manager] }, roles: ["member"] }),
    writer: "manager",
  },
  "ending that session from another": {
    operation: "session.end-others",
    by: "admin2",
    input: () => ({}),
  },
  "deleting the token": {
    operation: "token.delete",
    by: "admin2",
    input: (w) => ({ token: w.tokens.admin2 }),
    token: "full",
  },
} as const satisfies Record<string, Revocation>

export type RevocationName = keyof typeof REVOCATIONS

export type Seen = {
  readonly answer: string
  /** Writes by the old right that were kept before the revocation was answered, and after. */
  readonly before: number
  readonly late: number
  /** Writes asked for after the answer that were said yes to. */
  readonly started: number
}

/** Four clients write as someone without pause; then their right is taken away; then what was kept is counted. */
export async function revokeWhileWriting(name: RevocationName): Promise<Seen> {
  const world = await freshWorld()
  const { operation, by, input, token, writer = "admin2" }: Revocation = REVOCATIONS[name]
  let acknowledged = false
  let stopped = false
  let started = 0
  let n = 0
  let written = 0
  const hammer = async () => {
    while (!stopped) {
      const after = acknowledged
      n += 1
      const call = world.call(writer, { name: `Written ${n}` }, token ? { token } : {})
      const answer = await perform(renameOrg, call)
      if (answer.ok) written += 1
      if (after && answer.ok) started += 1
    }
  }
  const hammers = Array.from({ length: 4 }, hammer)
  while (written < 4) await new Promise((resolve) => setTimeout(resolve, 5))
  const kept = async () =>
    (await world.trail()).filter((event) => event.actor === world.users[writer] && event.operation === renameOrg.name)
      .length
  const revoker = world.call(by, input(world))
  const elsewhere =
    by === "admin2" && revoker.actor.kind === "user" && !token
      ? { ...revoker, actor: { ...revoker.actor, session: { id: world.elsewhere.admin2, provenAt: revoker.now } } }
      : revoker
  const answer = await perform(mutationNamed(operation), elsewhere)
  acknowledged = true
  const before = await kept()
  await new Promise((resolve) => setTimeout(resolve, 60))
  stopped = true
  await Promise.all(hammers)
  return { answer: answer.ok ? "yes" : answer.refusal, before, late: (await kept()) - before, started }
}
