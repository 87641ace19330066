import { isIPv6 } from "node:net"
import { ownAccount, personNamed, type SignInRow, triesForgotten, tryTaken } from "@/db/sql/sign-in"
import { inTransaction, lookup } from "@/db/tenancy"
import { hashSecret } from "@/lib/ids"
import type { Origin } from "@/lib/operations/actor"
import { rateTake, recordSecurityEvent } from "@/lib/operations/guard"
import { isPassword } from "./hash"

export type Proof =
  | { readonly ok: true; readonly person: SignInRow }
  | { readonly ok: false; readonly refusal: "wrong_credentials" }
  | { readonly ok: false; readonly refusal: "rate_limited"; readonly retryAfter: number }

type Tried = { readonly password: string; readonly origin: Origin; readonly now: Date }

const PER_ADDRESS = { most: 100, seconds: 300 } as const

/** One network is one origin: of an IPv6 address the first four groups. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip
  const [head = "", tail = ""] = ip.split("::")
  const before = head.split(":").filter(Boolean)
  const after = tail.split(":").filter(Boolean)
  const groups = ip.includes("::")
    ? [...before, ...Array(8 - before.length - after.length).fill("0"), ...after]
    : before
  return `${groups.slice(0, 4).join(":")}/64`
}

export const tryKey = (name: string): string => `name:${hashSecret(name).toString("hex").slice(0, 32)}`

async function waitOf(key: string, origin: Origin, now: Date): Promise<number> {
  const [taken] = await lookup<{ wait: number }>(tryTaken(key, now), "worker")
  const address = origin.ip === null ? 0 : await rateTake(`sign-in:${networkOf(origin.ip)}`, PER_ADDRESS, now)
  return Math.max(taken?.wait ?? 0, address)
}

async function prove(key: string, find: () => Promise<SignInRow | undefined>, tried: Tried): Promise<Proof> {
  const { password, origin, now } = tried
  const wait = await waitOf(key, origin, now)
  if (wait > 0) return { ok: false, refusal: "rate_limited", retryAfter: wait }
  const person = await find()
  if (person && (await isPassword(password, person.password_hash))) {
    await lookup(triesForgotten([key]), "worker")
    return { ok: true, person }
  }
  if (!person) await isPassword(password, null)
  // Not awaited: keeping it takes as long for a stranger's name as for a known one, and nobody has to wait for it.
  void recordSecurityEvent({ kind: "sign-in-failed", userId: person?.id ?? null, call: { origin, now } })
  return { ok: false, refusal: "wrong_credentials" }
}

const IDENTITY = {
  org: null,
  actor: null,
  installation: true,
  actorKind: "system",
  system: "system:identity",
  readOnly: true,
}

/** Whether a name (in lower case) and a password belong together. Answers alike, and as fast, for unknown names (INV-55). */
export const proveNamed = (name: string, tried: Tried): Promise<Proof> =>
  prove(
    tryKey(name),
    () =>
      inTransaction({ ...IDENTITY, now: tried.now }, async (tx) => {
        const [row] = await tx.rows<SignInRow>(personNamed(name))
        return row
      }),
    tried,
  )

/** Whether the person who is signed in knows their password; counted apart, so that it cannot keep them from signing in. */
export const proveOneself = (user: string, tried: Tried): Promise<Proof> =>
  prove(
    `own:${user}`,
    () =>
      inTransaction({ org: null, actor: user, actorKind: "user", now: tried.now, readOnly: true }, async (tx) => {
        const [row] = await tx.rows<SignInRow>(ownAccount(user))
        return row
      }),
    tried,
  )
