import { type GrantRow, grantsPage, type Place } from "@/db/sql/project-grants"
import type { Tx } from "@/db/tenancy"
import { atLeast } from "@/lib/access/levels"
import type { GrantLevel } from "@/lib/access/project-access"
import { sentenceOf } from "@/lib/access/refusals"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { Leave, refused } from "@/lib/operations/failures"
import { query } from "@/lib/operations/operation"
import { loadLasting, type ProjectAsk } from "./grant"
import { listGrantsInput } from "./inputs"

const PAGE = 1000
const KINDS = { user: "user", org: "org", group: "group" } as const
export type PrincipalKind = keyof typeof KINDS
export const kindOf = (principal: string): PrincipalKind => {
  const [kind = ""] = principal.split("-")
  return kind === "org" || kind === "group" ? kind : "user"
}

/** A grant as people read it; what they may do with it says why not, or null. */
export type ListedGrant = {
  readonly principal: string
  readonly kind: PrincipalKind
  readonly name: string
  readonly handle: string | null
  readonly orgName: string | null
  readonly level: GrantLevel
  readonly endsAt: string | null
  readonly ended: boolean
  /** The person's account was deleted. */
  readonly closed: boolean
  /** Their membership in the org that pays is not active, and this sleeps with it. */
  readonly asleep: boolean
  readonly grantedBy: string
  readonly grantedAt: string
  readonly isMe: boolean
  readonly permits: { readonly edit: string | null; readonly remove: string | null }
}

/** Who holds what is seen by those in the project and by who looks after its payer. */
export function seesMembers({ access }: Pick<ProjectAsk, "access">): Verdict {
  return atLeast(access.level, "VIEW") || access.payerAdmin
    ? allow
    : refuse("lacks_permission", "Only its members see who is in a project.")
}

/** Reads a place in a list by name; an unknown one is said, never taken for the first page. */
export function placeIn(order: string, cursor: string | null | undefined): Place | null {
  if (!cursor) return null
  const keys = readCursor(cursor, order, ["text", "text"])
  if (!keys)
    throw new Leave(
      refused("invalid_input", { message: "This place in the list is not known. Start from the first page." }),
    )
  return [keys[0] ?? "", keys[1] ?? ""]
}

const listed = (row: GrantRow, ask: ProjectAsk, lasting: ReadonlySet<string> | null): ListedGrant => {
  const lacks = atLeast(ask.access.level, "ADMINISTER") ? null : sentenceOf("lacks_permission")
  const isMe = row.principal === ask.me
  const last = lasting?.size === 1 && lasting.has(row.principal) ? sentenceOf("last_project_admin") : null
  return {
    principal: row.principal,
    kind: kindOf(row.principal),
    name: row.name,
    handle: row.handle,
    orgName: row.org_name,
    level: row.level,
    endsAt: row.ends_at?.toISOString() ?? null,
    ended: row.ends_at !== null && row.ends_at <= ask.now,
    closed: row.state === "CLOSED",
    asleep: row.asleep,
    grantedBy: row.granted_by_name ?? row.granted_by,
    grantedAt: row.created_at.toISOString(),
    isMe,
    permits: { edit: lacks ?? last, remove: last ?? (isMe ? null : lacks) },
  }
}

export async function grantsOf(tx: Tx, project: string): Promise<readonly GrantRow[]> {
  return tx.rows<GrantRow>(grantsPage(project, "", null, PAGE))
}

/**
 * Whom a project is shared with: every grant, at which level, until when, by whom (A140); up to 1,000 at once, the rest by keyset. Seen by
 * its members and by who looks after its payer.
 */
export const listGrants = query({
  name: "project.grants",
  summary: "Whom a project is shared with: each grant with its level, its end, who gave it and when.",
  on: "project",
  needs: "project:see",
  input: listGrantsInput,
  rule: seesMembers,
  run: async (tx, ask) => {
    const place = placeIn("grants", ask.input.after)
    const found = await tx.rows<GrantRow>(grantsPage(ask.project.id, ask.input.q, place, PAGE + 1))
    const lasting = await loadLasting(tx, ask)
    const rows = found.slice(0, PAGE)
    const last = rows.at(-1)
    return {
      grants: rows.map((row) => listed(row, ask, lasting)),
      next: found.length > PAGE && last ? writeCursor("grants", [last.sort_name, last.principal]) : null,
    }
  },
  example: ({ project }) => ({ project }),
})
