"use client"

import { useId, useState } from "react"
import { PlannedForm } from "@/components/form/planned-form"
import { Dialog } from "@/components/ui/dialog"
import { Input } from "@/components/ui/input"
import { useToasts } from "@/components/ui/toast"
import { setThresholdsInput } from "@/lib/budgets/inputs"

type ThresholdsDialogProps = { org: string; thresholds: readonly number[]; onClose: () => void }

/** What was typed, "50, 75 and 90%", as percentages from the lowest to the highest. */
function typed(text: string): { thresholds: number[] } | { wrong: string } {
  const parts = text.split(/[\s,;%]+|\band\b/).filter(Boolean)
  const thresholds = parts.map(Number).sort((a, b) => a - b)
  const read = setThresholdsInput.safeParse({ thresholds })
  return read.success ? read.data : { wrong: read.error.issues[0]?.message ?? "Give percents such as 50, 75, 100." }
}

const says = (value: unknown): string =>
  Array.isArray(value) && value.length > 0 ? value.map((one) => `${one}%`).join(", ") : "never"

/** Sets at which parts of the spending limit is told of it. */
export default function ThresholdsDialog({ org, thresholds, onClose }: ThresholdsDialogProps) {
  const [text, setText] = useState(thresholds.join(", "))
  const { add } = useToasts()
  const [field, said] = [useId(), useId()]
  const read = typed(text)
  const wrong = "wrong" in read ? read.wrong : null
  return (
    <Dialog
      title="Change alerts"
      description="Each is told of once for each limit, by mail and in the bell: to admins, and by mail to who is invoiced."
      onClose={onClose}
    >
      <PlannedForm
        operation="budget.set-thresholds"
        org={org}
        input={wrong === null ? read : null}
        verb="Change"
        words={{ thresholds: { label: "told at", says } }}
        idle="Nothing yet."
        onDone={() => add({ title: "Changed the alerts" })}
      >
        <label htmlFor={field} className="mb-1.5 block font-medium">
          Percent of the spending limit
        </label>
        <Input
          id={field}
          value={text}
          inputMode="text"
          aria-invalid={wrong !== null}
          aria-describedby={said}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={said} aria-live="polite" className={wrong ? "mt-1 text-danger text-sm" : "mt-1 text-dim text-sm"}>
          {wrong ?? "Up to six, with commas between them. Leave it empty for no alerts."}
        </p>
      </PlannedForm>
    </Dialog>
  )
}
