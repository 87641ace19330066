import { principalsSought, type SoughtRow } from "@/db/sql/project-grants"
import type { Tx } from "@/db/tenancy"
import { atLeast } from "@/lib/access/levels"
import { refuse } from "@/lib/access/verdict"
import { type Change, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import {
  behindPhiWall,
  fieldsOf,
  giveGrants,
  type Held,
  hasEnded,
  keepingAnAdmin,
  loadHeld,
  loadLasting,
  outlasts,
  type ProjectAsk,
  targetOf,
} from "./grant"
import { type EditGrants, editGrantsInput } from "./inputs"

type Facts = {
  readonly held: ReadonlyMap<string, Held>
  readonly sought: ReadonlyMap<string, SoughtRow>
  readonly lasting: ReadonlySet<string> | null
}
type Asking = ProjectAsk<EditGrants>

async function load(tx: Tx, ask: Asking): Promise<Facts> {
  const ids = [...new Set(ask.input.principals)].sort()
  const rows = await tx.rows<SoughtRow>(principalsSought(ids))
  return {
    held: await loadHeld(tx, ask.project.id, ids, ask.locking),
    sought: new Map(rows.map((row) => [row.id, row])),
    lasting: await loadLasting(tx, ask),
  }
}

function decide(facts: Facts, ask: Asking, principal: string): { change: Change; becomes: Held | null } {
  const target = targetOf(ask.project.id, principal)
  const found = facts.sought.get(principal)
  const label = found?.name ?? principal
  const held = facts.held.get(principal)
  const no = (refusal: Extract<Change, { outcome: "refused" }>["refusal"], message?: string) => ({
    change: { target, label, outcome: "refused", refusal, message } as const,
    becomes: held ?? null,
  })
  if (!held) return no("not_found", "Holds no grant on this project any more.")
  const { level = held.level, endsAt } = ask.input
  const next: Held = { level, endsAt: endsAt === undefined ? held.endsAt : endsAt === null ? null : new Date(endsAt) }
  const before = fieldsOf(held)
  const after = fieldsOf(next)
  const differs = (field: "level" | "endsAt") => before[field] !== after[field]
  if (!differs("level") && !differs("endsAt")) return { change: { target, label, outcome: "unchanged" }, becomes: held }
  const raises =
    (next.level !== held.level && atLeast(next.level, held.level)) ||
    outlasts(next.endsAt, held.endsAt) ||
    (hasEnded(held, ask.now) && !hasEnded(next, ask.now))
  if (raises && principal === ask.me)
    return no(
      "not_on_oneself",
      "You can lower what you hold yourself; raising it is for others who administer the project.",
    )
  if (raises && behindPhiWall(ask, found)) return no("phi_wall")
  const only = (fields: typeof before) =>
    Object.fromEntries((["level", "endsAt"] as const).filter(differs).map((field) => [field, fields[field] ?? null]))
  return { change: { target, label, outcome: "changed", before: only(before), after: only(after) }, becomes: next }
}

/**
 * Changes level or end date of grants: only what is given, the rest stays (B2.3). Nobody raises themselves (INV-4), and a project that a
 * person pays for keeps a lasting ADMINISTER of somebody's own (B2.8).
 */
export const editGrants = mutation({
  name: "project.edit-access",
  summary: "Changes the level or the end date of grants on a project; what is left out stays as it is.",
  on: "project",
  needs: "project:ADMINISTER",
  input: editGrantsInput,
  locksProject: true,
  load,
  rule: ({ input, now }) => (input.endsAt && new Date(input.endsAt) <= now ? refuse("end_in_past") : anyone()),
  plan: (facts, asked) =>
    keepingAnAdmin(
      facts.lasting,
      [...new Set(asked.input.principals)].map((principal) => decide(facts, asked, principal)),
    ),
  apply: async (tx, changed, asked) => {
    await tx.rows(giveGrants(asked, changed, asked.facts.held))
    return { value: null }
  },
  example: ({ project, member }) => ({ project, principals: [member], level: "UPLOAD" }),
})
