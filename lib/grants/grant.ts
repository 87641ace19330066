import {
  type GrantWrite,
  grantsGive,
  grantsHeld,
  type HeldRow,
  lastingProjectAdmins,
  type SoughtRow,
} from "@/db/sql/project-grants"
import type { Tx } from "@/db/tenancy"
import { keepsAnAdmin } from "@/lib/access/members"
import type { GrantLevel } from "@/lib/access/project-access"
import type { Ask, Change, Changed } from "@/lib/operations/operation"
import type { Fields } from "@/lib/operations/outcome"

export type ProjectAsk<Input = unknown> = Ask<"project", Input>

/** What a principal holds on the project, ended or not. */
export type Held = { readonly level: GrantLevel; readonly endsAt: Date | null }

/** A grant in the trail: what hangs on a project is named behind it. */
export const targetOf = (project: string, principal: string): string => `${project}/${principal}`
export const principalOf = (target: string): string => target.slice(target.indexOf("/") + 1)

export const iso = (date: Date | null): string | null => date?.toISOString() ?? null
export const hasEnded = (held: Held, now: Date): boolean =>
  held.endsAt !== null && held.endsAt.getTime() <= now.getTime()
export const fieldsOf = (held: Held): Fields => ({
  level: held.level,
  ...(held.endsAt ? { endsAt: held.endsAt.toISOString() } : {}),
})

/** Two grants compared by how long they hold: true when the first outlasts the second. */
export const outlasts = (end: Date | null, than: Date | null): boolean =>
  than !== null && (end === null || end.getTime() > than.getTime())

export async function loadHeld(
  tx: Tx,
  project: string,
  principals: readonly string[],
  locking: boolean,
): Promise<ReadonlyMap<string, Held>> {
  const rows = await tx.rows<HeldRow>(grantsHeld(project, principals, locking))
  return new Map(rows.map((row) => [row.principal, { level: row.level, endsAt: row.ends_at }]))
}

/** Who keeps the project alive; none need to where an org pays, since its admins can always let themselves in (B2.8, A093). */
export async function loadLasting(tx: Tx, ask: ProjectAsk): Promise<ReadonlySet<string> | null> {
  if (ask.project.payer.id.startsWith("org-")) return null
  const rows = await tx.rows<{ user_id: string }>(lastingProjectAdmins(ask.project.id))
  return new Set(rows.map((row) => row.user_id))
}

type Planned = { readonly change: Change; readonly becomes: Held | null }

/** Refuses what would leave a project that a person pays for without a lasting ADMINISTER of somebody's own (B2.8). */
export function keepingAnAdmin(lasting: ReadonlySet<string> | null, planned: readonly Planned[]): readonly Change[] {
  if (lasting === null) return planned.map(({ change }) => change)
  const weighed = planned.map(({ change, becomes }) => {
    const was = change.outcome === "changed" && lasting.has(principalOf(change.target))
    return { change, was, becomes: was && becomes?.level === "ADMINISTER" && becomes.endsAt === null }
  })
  const stay = keepsAnAdmin(lasting.size, weighed)
  return weighed.map((one): Change => {
    const { target, label } = one.change
    return stay.has(one) ? { target, label, outcome: "refused", refusal: "last_project_admin" } : one.change
  })
}

/** What protected data must not be opened to (INV-12). */
export const behindPhiWall = (ask: ProjectAsk, sought: Pick<SoughtRow, "phi"> | undefined): boolean =>
  ask.project.flags.containsPhi && sought?.phi !== true

/** Writes planned grants as the plan has them. */
export const giveGrants = (ask: ProjectAsk, changed: readonly Changed[], heldBefore: ReadonlyMap<string, Held>) => {
  const writes: GrantWrite[] = changed.map(({ target, after }) => {
    const principal = principalOf(target)
    const held = heldBefore.get(principal)
    const level = typeof after?.level === "string" ? after.level : (held?.level ?? "VIEW")
    const end = after && "endsAt" in after ? after.endsAt : iso(held?.endsAt ?? null)
    return { principal, level, ends_at: typeof end === "string" ? end : null }
  })
  return grantsGive(ask.project.id, writes, ask.me, ask.now)
}
