import { useState } from "react"
import { Select } from "@/components/ui/select"
import { dollarsOf, microOf } from "@/lib/access/money"
import { AmountField } from "./amount-field"
import { DeskDialog } from "./desk-dialog"
import { Labelled } from "./labelled"
import type { OrgDeedProps } from "./org-deed-dialog"

const BOUNDS = [
  { value: "amount", label: "A limit: nothing is charged beyond it" },
  { value: "none", label: "No limit: invoiced every month" },
]

/** Sets, raises, lowers or removes the one spending limit of an org (A025, A122). */
export function LimitDialog({ org, onClose }: OrgDeedProps) {
  const [bound, setBound] = useState("amount")
  const [amount, setAmount] = useState("")
  const spendingLimit = bound === "none" ? null : microOf(amount)
  const ready = bound === "none" || spendingLimit !== null
  const spent = String(BigInt(org.charged) + BigInt(org.reserved))
  return (
    <DeskDialog
      title={`Set the spending limit of ${org.name}`}
      description={`Now ${org.spendingLimit === null ? "unlimited" : dollarsOf(org.spendingLimit)}; ${dollarsOf(spent)} is charged and reserved.`}
      operation="org.set-limit"
      input={ready ? { org: org.id, spendingLimit, version: org.limitVersion } : null}
      verb={bound === "none" ? "Remove the limit" : "Set the limit"}
      said={`The spending limit of ${org.name} was changed`}
      onClose={onClose}
    >
      <Labelled label="Spending limit">
        {(control) => (
          <Select {...control} value={bound} options={BOUNDS} onChange={(event) => setBound(event.target.value)} />
        )}
      </Labelled>
      {bound === "none" ? null : <AmountField value={amount} onChange={setAmount} />}
    </DeskDialog>
  )
}
