import type { PersonKey, World } from "@/e2e/fixtures/database"
import type { Call } from "@/lib/operations/ground"

type Kind = {
  readonly who: PersonKey | "anonymous" | "system"
  readonly token?: "full" | "read-only" | "foreign"
  /** Their session was ended before they ask. */
  readonly signedOut?: boolean
}

/** Every kind of actor that each operation is tried by, in the order of the columns of expected.ts. */
export const ACTORS = {
  anonymous: { who: "anonymous" },
  /** Has an account and no org. */
  nobody: { who: "nobody" },
  /** Is an admin of another org. */
  outsider: { who: "outsider" },
  member: { who: "member" },
  readOnly: { who: "readOnly" },
  /** Holds every right over members by a role, and is no admin. */
  manager: { who: "manager" },
  admin: { who: "admin" },
  /** Admins whose membership is disabled, has come to its end, or was taken away. */
  disabled: { who: "disabled" },
  ended: { who: "ended" },
  removed: { who: "removed" },
  /** An admin whose session was ended. */
  signedOut: { who: "admin", signedOut: true },
  /** An admin's tokens: for everything, to read alone, and for another org. */
  token: { who: "admin", token: "full" },
  readToken: { who: "admin", token: "read-only" },
  otherToken: { who: "admin", token: "foreign" },
  support: { who: "support" },
  system: { who: "system" },
  /** A metering account, by its token. */
  meter: { who: "meter", token: "full" },
} as const satisfies Record<string, Kind>

export type ActorKind = keyof typeof ACTORS
export const ACTOR_KINDS = Object.keys(ACTORS) as ActorKind[]

/** The call of such an actor, with the operation's own example from where they stand. */
export async function callBy(
  world: World,
  kind: ActorKind,
  example: (cast: ReturnType<World["cast"]>) => unknown,
): Promise<Call> {
  const { who, token, signedOut }: Kind = ACTORS[kind]
  if (signedOut)
    await world.rows({ text: "update session set revoked_at = now() where id = $1", values: [world.sessions.admin] })
  const from = who === "anonymous" || who === "system" ? "admin" : who
  return world.call(who, example(world.cast(from)), token ? { token } : {})
}
