import { z } from "zod"

export const THRESHOLDS_MOST = 6

/** Percentages of the spending limit, ascending, none twice; none at all is no alerts. */
export const setThresholdsInput = z.strictObject({
  thresholds: z
    .array(
      z.int("Give whole percents.").min(1, "Give percents from 1 to 100.").max(100, "Give percents from 1 to 100."),
    )
    .max(THRESHOLDS_MOST, `Give at most ${THRESHOLDS_MOST} thresholds.`)
    .refine((all) => new Set(all).size === all.length, "Give each threshold once.")
    .refine(
      (all) => all.every((one, n) => n === 0 || one >= (all[n - 1] ?? 0)),
      "Give them from the lowest to the highest.",
    ),
})
