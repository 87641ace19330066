import {
  type FormerForChangeRow,
  formerForChange,
  membersBack,
  type StillThereRow,
  stillThere,
} from "@/db/sql/former-members"
import type { Tx } from "@/db/tenancy"
import { LEVEL_WORDS, settingsAfter } from "@/lib/access/levels"
import type { Right } from "@/lib/access/rights"
import type { Change } from "@/lib/operations/operation"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { actingOf, loadRoles, type OrgAsk, type Role } from "./facts"
import { type Held, heldFields, heldInWords, heldSchema } from "./held"
import { restoreInput } from "./inputs"
import { tell } from "./notices"
import { verdictOf } from "./plan"
import { type Acting, mayGive, mayGiveRights, type No } from "./rules"

type Former = {
  readonly userId: string
  readonly name: string
  readonly email: string | null
  readonly eraseAt: Date
  readonly state: string | null
  readonly isMember: boolean
  /** What can still be given back. */
  readonly held: Held
  /** What cannot, since it is gone or was given anew meanwhile: how many projects, apps and groups. */
  readonly staysAway: number
}
type Facts = { readonly former: ReadonlyMap<string, Former>; readonly roles: ReadonlyMap<string, Role> }

const thingsOf = ({ projects, apps, groups }: Held) => [...projects, ...apps, ...groups]

/** Without what is the org's no more, and what the person was given anew meanwhile: the newer decision stands. */
function whatIsThere(held: Held, user: string, there: ReadonlyMap<string, ReadonlySet<string>>): Held {
  const free = (id: string, holder: string) => there.get(id)?.has(holder) === false
  return {
    ...held,
    projects: held.projects.filter((one) => free(one.id, user)),
    apps: held.apps.filter((one) => free(one.id, `${user} ${one.level}`)),
    groups: held.groups.filter((one) => there.has(one.id)),
  }
}

async function load(tx: Tx, ask: OrgAsk): Promise<Facts> {
  const rows = await tx.rows<FormerForChangeRow>(formerForChange(ask.org.id, ask.targets, ask.locking))
  const held = new Map(rows.map((row) => [row.user_id, heldSchema.parse(row.held)]))
  const things = [...held.values()].flatMap((one) => thingsOf(one).map(({ id }) => id))
  const found = things.length > 0 ? await tx.rows<StillThereRow>(stillThere(ask.org.id, things, ask.targets)) : []
  const there = new Map(found.map((row) => [row.id, new Set(row.holders)]))
  const roles = await loadRoles(tx, ask.org.id)
  const former = rows.map((row): [string, Former] => {
    const all = held.get(row.user_id) ?? heldSchema.parse(row.held)
    const kept = whatIsThere(all, row.user_id, there)
    return [
      row.user_id,
      {
        userId: row.user_id,
        name: row.name,
        email: row.email,
        eraseAt: row.erase_at,
        state: row.state,
        isMember: row.is_member,
        held: { ...kept, roles: kept.roles.filter((role) => roles.has(role)) },
        staysAway: thingsOf(all).length - thingsOf(kept).length,
      },
    ]
  })
  return { former: new Map(former), roles }
}

function mayRestore(actor: Acting, one: Former | undefined, roles: ReadonlyMap<string, Role>, now: Date): No | null {
  if (!one || one.eraseAt <= now) return { refusal: "undo_expired" }
  if (one.isMember) return { refusal: "already_member" }
  if (one.state !== "ACTIVE") return { refusal: "account_closed" }
  const rights: readonly Right[] = one.held.roles.flatMap((role) => roles.get(role)?.rights ?? [])
  return mayGive(actor, null, settingsAfter(one.held, {})) ?? mayGiveRights(actor, rights)
}

/** "comes back as Member, Read Only, disabled, with 1 project: raw data (View)". */
function backInWords({ held, staysAway }: Former, roles: Facts["roles"]): string {
  const named = held.level === "ADMIN" ? [] : held.roles.map((id) => roles.get(id)?.name ?? id)
  const place = [...new Set([LEVEL_WORDS[held.level], ...named]), ...(held.disabled ? ["disabled"] : [])].join(", ")
  const things = heldInWords(held)
  const gone = staysAway > 0 ? `; ${staysAway} that they held ${staysAway === 1 ? "is" : "are"} gone or given anew` : ""
  return `comes back as ${place}${things ? `, with ${things}` : ""}${gone}`
}

const REPROVE = 5 * 60 * 1000

/**
 * Brings removed members back with exactly what they held, as far as it still exists: level, settings, roles, end date, groups,
 * projects and apps (A341, settled 2.5). Whoever does it has to hold what is given back (INV-3); bringing an admin back asks for the
 * password like making one (INV-22).
 */
export const restoreMember = mutation({
  name: "member.restore",
  summary: "Brings removed members back with the access they held.",
  on: "org",
  needs: "members:full",
  input: restoreInput,
  locksOrg: true,
  many: {
    selection: ({ members }) => members,
    matching: async (_tx, ask) => ask.input.members.ids,
    title: (n) => `Bring ${n} members back`,
  },
  load,
  rule: ({ actor, facts, locking, now }) => {
    const admin = [...facts.former.values()].some((one) => one.held.level === "ADMIN")
    const session = actor.kind === "user" ? actor.session : null
    const stale = session !== null && now.getTime() - session.provenAt.getTime() > REPROVE
    return admin && stale && locking ? verdictOf({ refusal: "reauth_required" }) : anyone()
  },
  plan: (facts, asked) =>
    asked.targets.map((target): Change => {
      const one = facts.former.get(target)
      const label = one?.name ?? target
      const no = mayRestore(actingOf(asked), one, facts.roles, asked.now)
      if (no || !one) return { target, label, outcome: "refused", ...(no ?? { refusal: "undo_expired" }) }
      return {
        target,
        label,
        outcome: "changed",
        before: null,
        after: heldFields(one.held),
        note: backInWords(one, facts.roles),
      }
    }),
  apply: async (tx, changed, asked) => {
    const back = changed.flatMap(({ target }) => asked.facts.former.get(target) ?? [])
    for (const statement of membersBack(
      asked.org.id,
      back.map(({ userId, held }) => ({ target: userId, held })),
    ))
      await tx.count(statement)
    return { value: null, notices: back.flatMap((one) => tell(asked, "member.restored", one)) }
  },
  example: ({ former }) => ({ members: { ids: [former] } }),
})
