import { type MonthUseRow, monthUse } from "@/db/sql/project-limits"
import { query } from "@/lib/operations/operation"
import { onProject } from "./inputs"

/**
 * A project's own limits and what of them is used: of the month of now (UTC) for compute and egress, stored now for storage (facts B3.2c, B2.5).
 * Sums alone, whoever caused them.
 */
export const projectLimits = query({
  name: "project.limits",
  summary: "Says the limits of a project and how much of them is used.",
  on: "project",
  needs: "project:see",
  input: onProject,
  run: async (tx, { project, now }) => {
    const [used] = await tx.rows<MonthUseRow>(monthUse(project.id, now))
    return {
      /** Micro-dollars for compute, bytes for the others; null is no limit. */
      limits: project.limits,
      used: { compute: used?.compute ?? "0", egress: used?.egress ?? 0, storage: project.bytes },
    }
  },
  example: ({ project }) => ({ project }),
})

export type ProjectLimitsUsed = Awaited<ReturnType<(typeof projectLimits)["run"]>>
