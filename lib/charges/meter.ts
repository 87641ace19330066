import { meterLives } from "@/db/sql/charges"
import type { Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Actor } from "@/lib/operations/actor"

/** Whether the account that asks may still meter: held, so that one that is disabled posts nothing more. The console itself always may. */
export const mayMeter = async (tx: Tx, me: string | null, locking: boolean): Promise<boolean> =>
  me === null || (await tx.rows(meterLives(me, locking))).length > 0

export const metersStill = ({ facts }: { readonly facts: { readonly lives: boolean } }): Verdict =>
  facts.lives ? allow : refuse("sign_in_required")

/** Who posts, as it stands in the ledger. */
export const meterOf = (actor: Actor): string =>
  actor.kind === "user" ? actor.userId : actor.kind === "system" ? `system:${actor.task}` : actor.kind

/** Somebody else took a key since it was looked for, for another account: the transaction is tried anew. */
export const takenMeanwhile = () => Object.assign(new Error("a key was taken meanwhile"), { code: "40001" })
