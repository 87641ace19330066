import { accessPaths, type GrantRow, principalsSought, type SoughtRow } from "@/db/sql/project-grants"
import type { PathRow } from "@/db/sql/project-stand"
import type { Tx } from "@/db/tenancy"
import type { NamedPath } from "@/lib/access/explain-words"
import { atLeast, type ProjectLevel } from "@/lib/access/levels"
import { explain, type GrantLevel } from "@/lib/access/project-access"
import { Leave, refused } from "@/lib/operations/failures"
import { query } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import type { ProjectAsk } from "./grant"
import { whyInput } from "./inputs"
import { grantsOf } from "./list"
import { looksAfterAccess, namedPaths } from "./people"

/** A grant that does not reach the person, and would if they were in what it was given to. */
export type ClosedGrant = {
  readonly principal: string
  readonly name: string
  readonly orgName: string | null
  readonly isGroup: boolean
  readonly share: GrantLevel
}

/** Why a person has the level they have on a project, or none. */
export type Why = {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly handle: string | null
    readonly isMe: boolean
  }
  readonly level: ProjectLevel
  readonly winner: NamedPath | null
  readonly others: readonly NamedPath[]
  readonly closed: readonly ClosedGrant[]
}

type WhyAsk = ProjectAsk<{ user?: string | undefined }>

const isMyself = (asked: string | undefined, ask: WhyAsk): boolean => {
  const { actor } = ask
  if (asked === undefined || asked === ask.me) return true
  return actor.kind === "user" && [actor.handle, actor.email].some((own) => own?.toLowerCase() === asked.toLowerCase())
}

/** What would give more than is held: grants to orgs and groups that the person is not in. */
const closedTo = (grants: readonly GrantRow[], paths: readonly NamedPath[], level: ProjectLevel, now: Date) =>
  grants.flatMap((grant): ClosedGrant[] => {
    const isGroup = grant.principal.startsWith("group-")
    const reaches = paths.some((path) => path.principal === grant.principal)
    const ended = grant.ends_at !== null && grant.ends_at <= now
    if (grant.principal.startsWith("user-") || reaches || ended || atLeast(level, grant.level)) return []
    return [{ principal: grant.principal, name: grant.name, orgName: grant.org_name, isGroup, share: grant.level }]
  })

const NOBODY = "Nobody of this name reaches the project or is in an organization of yours. Check how it is written."

async function why(tx: Tx, ask: WhyAsk): Promise<Why> {
  const [person] = await tx.rows<SoughtRow>(
    principalsSought([isMyself(ask.input.user, ask) ? ask.me : (ask.input.user ?? ask.me)]),
  )
  const grants = await grantsOf(tx, ask.project.id)
  const rows = person ? await tx.rows<PathRow>(accessPaths([ask.project.id], [person.id])) : []
  // Of people that nothing joins to the project or to an org of the asker's it is not said whether they are there (INV-29).
  const known = person?.id.startsWith("user-") && person.state !== "CLOSED" && (person.near || rows.length > 0)
  if (!person || !known) throw new Leave(refused("not_found", { message: NOBODY }))
  const paths = namedPaths(rows, grants)
  const { level, winner, others } = explain(paths)
  const named = (principal: string) => paths.filter((path) => path.principal === principal)
  return {
    person: { id: person.id, name: person.name, handle: person.handle, isMe: person.id === ask.me },
    level,
    winner: winner ? (named(winner.principal)[0] ?? null) : null,
    others: others.flatMap((path) => named(path.principal)),
    closed: closedTo(grants, paths, level, ask.now),
  }
}

/**
 * Why somebody has the level they have on a project: the winning path, the others with what lowers or stops them, and what is shared with
 * orgs and groups they are not in. Oneself may always be asked about, others by who administers the project or looks after its payer.
 */
export const whyAccess = query({
  name: "project.why",
  summary: "Why somebody has the access they have to a project, or has none.",
  on: "project",
  needs: "project:see",
  input: whyInput,
  rule: (ask) => (isMyself(ask.input.user, ask) ? anyone() : looksAfterAccess(ask)),
  run: why,
  example: ({ project, member }) => ({ project, user: member }),
})
