import { eventsAbout, thingsNamed } from "@/db/sql/member-person"
import { namesStatement, type TrailRow } from "@/db/sql/org-overview"
import type { Tx } from "@/db/tenancy"
import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import { holdsRight } from "@/lib/access/rights"
import { type FieldChange, wordsOf } from "@/lib/audit/words"
import type { OrgAsk } from "./facts"

const LINES = 20

/** One line of the trail about someone, in words. */
export type PersonEvent = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly did: string
  readonly changes: readonly FieldChange[]
}

const parsed = (text: string | null) => (text === null ? null : (JSON.parse(text) as Readonly<Record<string, unknown>>))

// Of a whole membership that came or went, only what hangs on it is worth a line.
const WHOLE: ReadonlySet<string> = new Set(["member.remove", "member.restore", "member.leave", "member.delete"])
const TOLD: ReadonlySet<string> = new Set(["level", "roles", "projects", "apps"])

const LEVELS: Readonly<Record<string, string>> = { ...PROJECT_LEVEL_WORDS, USER: "user", DEVELOPER: "developer" }

/** "project-… CONTRIBUTE" as "raw data (Contribute)". */
const grantWords = (text: string | null, names: Readonly<Record<string, string>>): string | null =>
  text?.replace(
    /((?:project|app)-\S+|\S+) (NONE|VIEW|UPLOAD|CONTRIBUTE|ADMINISTER|USER|DEVELOPER)\b/g,
    (_, id: string, level: string) => {
      return `${names[id] ?? names[`app-${id}`] ?? id} (${LEVELS[level] ?? level})`
    },
  ) ?? null

function changesOf(operation: string, changes: readonly FieldChange[], names: Readonly<Record<string, string>>) {
  if (!WHOLE.has(operation)) return changes
  return changes
    .filter((change) => TOLD.has(change.field))
    .map(({ field, from, to }) => ({ field, from: grantWords(from, names), to: grantWords(to, names) }))
}

/** The projects and apps that lines of the trail speak of. */
const thingsIn = (rows: readonly TrailRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ before, after }) => `${before} ${after}`.match(/\b(?:project|app)-[\w.-]+/g) ?? [])),
]

/** The last lines of the org's trail about someone, projects and apps by name; null for who may not read the trail. */
export async function historyOf(tx: Tx, ask: OrgAsk, user: string): Promise<readonly PersonEvent[] | null> {
  if (!holdsRight(ask.standing.rights, "audit:read")) return null
  const rows = await tx.rows<TrailRow>(eventsAbout(ask.org.id, user, LINES))
  const ids = [user, ...new Set(rows.map((row) => row.actor))]
  const mentioned = thingsIn(rows)
  const things = mentioned.length > 0 ? await tx.rows<{ id: string; name: string }>(thingsNamed(mentioned)) : []
  const named = await tx.rows<{ id: string; name: string }>(namesStatement(ask.org.id, ids))
  const names = Object.fromEntries([...things, ...named].map(({ id, name }) => [id, name]))
  return rows.map(({ seq, at, actor_kind, before, after, ...row }) => {
    const event = { ...row, actorKind: actor_kind, before: parsed(before), after: parsed(after) }
    const { actor, did, changes } = wordsOf(event, names)
    return { seq: Number(seq), at: at.toISOString(), actor, did, changes: changesOf(row.operation, changes, names) }
  })
}
