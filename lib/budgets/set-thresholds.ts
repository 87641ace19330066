import { thresholdsOf, thresholdsSet } from "@/db/sql/budget-alerts"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { setThresholdsInput } from "./inputs"

/** Sets at which percentages of the spending limit admins and the recipient are told. What was told of is not told of again. */
export const setThresholds = mutation({
  name: "budget.set-thresholds",
  summary: "Sets the percentages of the spending limit at which is told of it.",
  on: "org",
  needs: "billing:edit",
  input: setThresholdsInput,
  load: async (tx, { org, locking }) => {
    const [row] = await tx.rows<{ thresholds: number[] }>(thresholdsOf(org.id, locking))
    return { thresholds: row?.thresholds ?? [] }
  },
  rule: anyone,
  plan: ({ thresholds }, { org, input }) => {
    const line = { target: org.id, label: org.name }
    return String(thresholds) === String(input.thresholds)
      ? [{ ...line, outcome: "unchanged" }]
      : [{ ...line, outcome: "changed", before: { thresholds }, after: { thresholds: input.thresholds } }]
  },
  apply: async (tx, _changed, { org, input, facts }) => {
    await tx.rows(thresholdsSet(org.id, input.thresholds))
    return { value: { before: facts.thresholds } }
  },
  example: () => ({ thresholds: [80, 100] }),
})
