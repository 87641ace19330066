import type { z } from "zod"
import { type CopyTargetRow, projectsReached } from "@/db/sql/objects"
import type { Tx } from "@/db/tenancy"
import { atLeast, type ProjectLevel } from "@/lib/access/levels"
import { sentenceOf } from "@/lib/access/refusals"
import { type Ask, query } from "@/lib/operations/operation"
import { targetsInput } from "./inputs"
import { seesData } from "./rules"

const MOST = 50

async function run(tx: Tx, { input, project, me, actor }: Ask<"project", z.infer<typeof targetsInput>>) {
  const payer = actor.kind === "user" ? (actor.token?.orgId ?? null) : null
  const rows = await tx.rows<CopyTargetRow>(projectsReached(me, input.q, payer, MOST))
  const blocked = (row: CopyTargetRow): string | null => {
    if (row.id !== project.id && project.flags.restricted) return sentenceOf("copy_restricted")
    if (project.flags.containsPhi && !row.contains_phi) return sentenceOf("phi_wall")
    return atLeast(row.level as ProjectLevel, "CONTRIBUTE") ? null : "You need Contribute access there."
  }
  return { projects: rows.map((row) => ({ id: row.id, name: row.name, level: row.level, blocked: blocked(row) })) }
}

export type CopyTargets = Awaited<ReturnType<typeof run>>

/** The projects of the viewer that a copy could go to, and why it cannot go to the others (A135). */
export const copyTargets = query({
  name: "object.copy-targets",
  summary: "Your projects, by name: where data of this one may be copied, and why not elsewhere.",
  on: "project",
  needs: "project:VIEW",
  input: targetsInput,
  rule: seesData,
  run,
  example: ({ project }) => ({ project }),
})
