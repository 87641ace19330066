import type { z } from "zod"
import { type MonthUseRow, monthUse } from "@/db/sql/project-limits"
import { mutation } from "@/lib/operations/operation"
import { setLimitsInput } from "./inputs"
import { onThisVersion, settingsChange, writeSettings } from "./settings"

const MICRO = 1_000_000

/**
 * Sets a project's own limits (facts B3.2c, B2.6): a month's compute in whole dollars, a month's egress and what is stored in bytes; null lifts
 * one. By those who administer it. Below what is used is allowed: nothing is taken away, and nothing more begins. Refuses with
 * `stale_version` (INV-37).
 */
export const setLimits = mutation({
  name: "project.set-limits",
  summary: "Sets how much a project may compute and send out in a month, and how much it may store.",
  on: "project",
  needs: "project:ADMINISTER",
  locksProject: true,
  input: setLimitsInput,
  load: async (tx, { project, now }) => (await tx.rows<MonthUseRow>(monthUse(project.id, now)))[0] ?? null,
  rule: onThisVersion,
  plan: (used, { project, input }) => {
    const asked = limitsOf(input)
    const reached = [
      ...(isReached(asked.compute, Number(used?.compute ?? 0)) ? ["nothing more is computed this month"] : []),
      ...(isReached(asked.egress, used?.egress ?? 0) ? ["nothing more is downloaded this month"] : []),
      ...(isReached(asked.storage, project.bytes) ? ["nothing more is stored until something is deleted"] : []),
    ]
    const { compute, egress, storage } = project.limits
    const before = { computeLimit: compute, egressLimit: egress, storageLimit: storage }
    const after = Object.fromEntries(Object.entries(asked).map(([kind, limit]) => [`${kind}Limit`, limit]))
    return settingsChange(project, before, after).map((change) =>
      change.outcome === "changed" && reached.length > 0 ? { ...change, note: reached.join("; ") } : change,
    )
  },
  apply: async (tx, _, { project, input, now }) => {
    const { compute, egress, storage } = limitsOf(input)
    const value = await writeSettings(tx, project, now, {
      ...(compute === undefined ? {} : { monthlyComputeLimit: compute }),
      ...(egress === undefined ? {} : { monthlyEgressLimit: egress }),
      ...(storage === undefined ? {} : { storageLimit: storage }),
    })
    return { value }
  },
  example: ({ project }) => ({ project, version: 1, storage: 5_000_000_000 }),
})

type Asked = { compute?: number | null; egress?: number | null; storage?: number | null }
/** As they are kept: compute in micro-dollars, only those named. */
const limitsOf = ({ compute, egress, storage }: z.infer<typeof setLimitsInput>): Asked => ({
  ...(compute === undefined ? {} : { compute: compute === null ? null : compute * MICRO }),
  ...(egress === undefined ? {} : { egress }),
  ...(storage === undefined ? {} : { storage }),
})

const isReached = (limit: number | null | undefined, used: number): boolean => limit != null && used >= limit
