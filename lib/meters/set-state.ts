import { type MeterRow, meterRow, meterStateSet } from "@/db/sql/meters"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { meterInput } from "./inputs"

const change = (verb: "disable" | "enable", summary: string) => {
  const state = verb === "disable" ? "DISABLED" : "ACTIVE"
  return mutation({
    name: `meter.${verb}`,
    summary,
    on: "installation",
    needs: "staff:meters",
    reason: (input) => input.reason,
    input: meterInput,
    load: async (tx, { input, locking }) => (await tx.rows<MeterRow>(meterRow(input.meter, locking)))[0] ?? null,
    rule: ({ facts }) => (facts ? allow : refuse("not_found")),
    plan: (row, { input }) => {
      const label = row?.name ?? input.meter
      if (row?.state === state) return [{ target: input.meter, label, outcome: "unchanged" }]
      const [before, after] = [{ disabled: state === "ACTIVE" }, { disabled: state === "DISABLED" }]
      return [{ target: input.meter, label, outcome: "changed", before, after }]
    },
    apply: async (tx, changed) => {
      for (const one of changed) await tx.rows(meterStateSet(one.target, state))
      return { value: null }
    },
    example: ({ meter }) => ({ meter, reason: "Taken over" }),
  })
}

/** Ends all that a metering account may do at once, with all its tokens (INV-14). What it is posting just now is finished first. */
export const disableMeter = change("disable", "Disables a metering account: its tokens post nothing more.")

/** Lets a metering account post again, with the tokens that have not ended. */
export const enableMeter = change("enable", "Enables a metering account again.")
