import { eq, sql } from "drizzle-orm"
import { project } from "@/db/schema/project"
import type { Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { ProjectFacts } from "@/lib/operations/actor"
import type { Change } from "@/lib/operations/operation"
import type { Fields } from "@/lib/operations/outcome"

/** Refuses with `stale_version` what was decided on settings that someone else has changed since (INV-37). */
export const onThisVersion = ({
  project,
  input,
}: {
  readonly project: ProjectFacts
  readonly input: { readonly version: number }
}): Verdict => (input.version === project.version ? allow : refuse("stale_version"))

/** The one line of a plan that changes settings: only what differs, or that all is so already. */
export function settingsChange(project: ProjectFacts, before: Fields, after: Fields): readonly Change[] {
  const base = { target: project.id, label: project.name }
  const fields = Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  if (fields.length === 0) return [{ ...base, outcome: "unchanged" }]
  const only = (of: Fields): Fields => Object.fromEntries(fields.map((field) => [field, of[field] ?? null]))
  return [{ ...base, outcome: "changed", before: only(before), after: only(after) }]
}

type Columns = Partial<typeof project.$inferInsert>

/** Writes settings as of now; the next change has to know of it. */
export async function writeSettings(tx: Tx, of: ProjectFacts, now: Date, set: Columns): Promise<{ version: number }> {
  await tx.db
    .update(project)
    .set({ ...set, modifiedAt: now, version: sql`${project.version} + 1` })
    .where(eq(project.id, of.id))
  return { version: of.version + 1 }
}
