import type { z } from "zod"
import { query } from "@/lib/operations/operation"
import { installationHistory } from "./history"
import { placeHistoryInput } from "./inputs"

const PLACES = {
  announcements: ["announcement.create", "announcement.edit", "announcement.withdraw"],
  meters: ["meter.create", "meter.issue-token", "meter.revoke-token", "meter.disable", "meter.enable"],
  staff: ["support.create", "staff.set-rights", "staff.disable", "staff.enable"],
} as const satisfies Record<z.output<typeof placeHistoryInput>["place"], readonly string[]>

/** What was last done at a place of the desk that belongs to no org, by whom, and why (INV-47). */
export const placeHistory = query({
  name: "support.history",
  summary: "What was last done to announcements, metering accounts or staff, by whom, and why.",
  on: "installation",
  needs: "support",
  input: placeHistoryInput,
  run: (tx, { input }) => installationHistory(tx, PLACES[input.place]),
  example: () => ({ place: "staff" }),
})
