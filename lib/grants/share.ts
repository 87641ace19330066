import { principalsSought, type SoughtRow } from "@/db/sql/project-grants"
import type { Tx } from "@/db/tenancy"
import { atLeast, PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { Notice } from "@/lib/notices/notice"
import { type Change, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import {
  behindPhiWall,
  fieldsOf,
  giveGrants,
  type Held,
  hasEnded,
  iso,
  loadHeld,
  type ProjectAsk,
  principalOf,
  targetOf,
} from "./grant"
import { type Share, shareInput } from "./inputs"
import { grantPayload, tellOfGrants } from "./notices"

type Facts = { readonly sought: ReadonlyMap<string, SoughtRow>; readonly held: ReadonlyMap<string, Held> }
type Asking = ProjectAsk<Share>

const isThere = (found: SoughtRow): boolean =>
  found.id.startsWith("user-") ? found.state === "ACTIVE" : found.state !== "CLOSED"

async function load(tx: Tx, ask: Asking): Promise<Facts> {
  const rows = await tx.rows<SoughtRow>(principalsSought([...new Set(ask.input.with.map((one) => one.to))]))
  const sought = new Map(rows.filter(isThere).map((row) => [row.word, row]))
  const ids = [...new Set([...sought.values()].map((row) => row.id))].sort()
  return { sought, held: await loadHeld(tx, ask.project.id, ids, ask.locking) }
}

function decide(facts: Facts, ask: Asking, given: Share["with"][number], found: SoughtRow): Change {
  const target = targetOf(ask.project.id, found.id)
  const label = found.name
  const held = facts.held.get(found.id)
  const stands = held !== undefined && !hasEnded(held, ask.now)
  if (stands && atLeast(held.level, given.level))
    return { target, label, outcome: "unchanged", note: `holds ${PROJECT_LEVEL_WORDS[held.level]} already` }
  const no = (refusal: Extract<Change, { outcome: "refused" }>["refusal"], message?: string): Change => ({
    target,
    label,
    outcome: "refused",
    refusal,
    message,
  })
  if (found.id === ask.me)
    return no("not_on_oneself", "What you hold yourself is changed by others who administer the project.")
  const endsAt = given.endsAt ? new Date(given.endsAt) : null
  if (endsAt !== null && endsAt <= ask.now) return no("end_in_past")
  if (behindPhiWall(ask, found))
    return no("phi_wall", `${found.org_name ?? found.name} has no PHI data protection, which this project needs.`)
  return {
    target,
    label,
    outcome: "changed",
    before: held ? fieldsOf(held) : null,
    after: { level: given.level, ...(endsAt || held?.endsAt ? { endsAt: iso(endsAt) } : {}) },
    note: stands ? undefined : held ? "is shared with again" : undefined,
  }
}

function plan(facts: Facts, ask: Asking): readonly Change[] {
  const seen = new Set<string>()
  return ask.input.with.map((given, at): Change => {
    const found = facts.sought.get(given.to)
    const line = { target: targetOf(ask.project.id, `${at + 1}`), label: given.to, outcome: "refused" } as const
    if (!found) return { ...line, refusal: "unknown_principal" }
    if (seen.has(found.id)) return { ...line, refusal: "invalid_input", message: "Is named twice; the first counts." }
    seen.add(found.id)
    return decide(facts, ask, given, found)
  })
}

/**
 * Shares a project with users, orgs and groups, at a level and perhaps until a moment (A140 to A149, B2.4). A level held already changes
 * nothing, a higher one raises (B2.3); nobody raises themselves (INV-4), and a PHI project goes only where PHI is protected (INV-12).
 */
export const shareProject = mutation({
  name: "project.share",
  summary: "Shares a project with users, organizations or groups, each at a level and perhaps until a moment.",
  on: "project",
  needs: "project:ADMINISTER",
  input: shareInput,
  locksProject: true,
  load,
  rule: anyone,
  plan: (facts, asked) => plan(facts, asked),
  apply: async (tx, changed, asked) => {
    await tx.rows(giveGrants(asked, changed, asked.facts.held))
    const given = new Map(
      changed.map(({ target, label, after }): [string, Notice["payload"]] => {
        const principal = principalOf(target)
        const endsAt = typeof after?.endsAt === "string" ? after.endsAt : null
        return [principal, grantPayload(String(after?.level), endsAt, principal.startsWith("user-") ? "you" : label)]
      }),
    )
    return { value: null, notices: await tellOfGrants(tx, asked, "project.shared", given, asked.input.notify) }
  },
  example: ({ project, outsider }) => ({ project, with: [{ to: outsider, level: "VIEW" }] }),
})
