"use client"

import { useId, useState } from "react"
import { useAct } from "@/components/form/act"
import { PlannedForm } from "@/components/form/planned-form"
import { bytesInWords } from "@/components/ui/bytes"
import { Dialog } from "@/components/ui/dialog"
import { Input } from "@/components/ui/input"
import { useToasts } from "@/components/ui/toast"
import { dollarsOf } from "@/lib/access/money"
import { setLimitsInput } from "@/lib/projects/inputs"
import type { DescribedProject } from "./described"

export type LimitedProject = Pick<DescribedProject, "id" | "name" | "version" | "limits">

const MICRO = 1_000_000
const GB = 1_000_000_000

/** What is typed as a number, empty as no limit; undefined for what is no number. */
function amountIn(text: string, unit: number): number | null | undefined {
  const bare = text.replaceAll(/[\s,]/g, "")
  if (bare === "") return null
  return /^\d+(\.\d+)?$/.test(bare) ? Math.round(Number(bare) * unit) : undefined
}
const typed = (limit: number | null, unit: number): string => (limit === null ? "" : String(limit / unit))
const size = (value: unknown): string => (value === null ? "unlimited" : bytesInWords(Number(value)))

const WORDS = {
  computeLimit: {
    label: "compute in a month",
    says: (value: unknown) => (value === null ? "unlimited" : dollarsOf(String(value))),
  },
  egressLimit: { label: "egress in a month", says: size },
  storageLimit: { label: "storage", says: size },
}

export default function LimitsDialog({ project, onClose }: { project: LimitedProject; onClose: () => void }) {
  return (
    <Dialog
      title={`Edit limits of ${project.name}`}
      description="Leave a field empty for no limit. Months begin on the 1st, 00:00 UTC."
      onClose={onClose}
    >
      <EditLimits project={project} />
    </Dialog>
  )
}

function EditLimits({ project: { id, version, limits } }: { project: LimitedProject }) {
  const { act } = useAct()
  const { add } = useToasts()
  const [compute, setCompute] = useState(typed(limits.compute, MICRO))
  const [egress, setEgress] = useState(typed(limits.egress, GB))
  const [storage, setStorage] = useState(typed(limits.storage, GB))
  const given = {
    project: id,
    version,
    compute: amountIn(compute, 1),
    egress: amountIn(egress, GB),
    storage: amountIn(storage, GB),
  }
  const isNumber = given.compute !== undefined && given.egress !== undefined && given.storage !== undefined
  const read = setLimitsInput.safeParse(given)
  const wrong = (field: "compute" | "egress" | "storage"): string | undefined =>
    given[field] === undefined
      ? "Enter a number, or leave it empty."
      : read.error?.issues.find((issue) => issue.path[0] === field)?.message

  async function undo() {
    const before = { ...limits, compute: limits.compute === null ? null : limits.compute / MICRO }
    const answer = await act("project.set-limits", null, { project: id, version: version + 1, ...before })
    if (!answer.ok) throw new Error(answer.message)
  }
  return (
    <PlannedForm
      operation="project.set-limits"
      org={null}
      input={isNumber && read.success ? read.data : null}
      verb="Save limits"
      words={WORDS}
      idle="Mend what is marked first."
      onDone={() => add({ title: "Changed the limits", undo })}
    >
      <Amount label="Compute in a month" unit="US$" value={compute} wrong={wrong("compute")} onChange={setCompute} />
      <Amount label="Egress in a month" unit="GB" value={egress} wrong={wrong("egress")} onChange={setEgress} />
      <Amount label="Storage" unit="GB" value={storage} wrong={wrong("storage")} onChange={setStorage} />
    </PlannedForm>
  )
}

type AmountProps = {
  label: string
  unit: string
  value: string
  wrong: string | undefined
  onChange: (value: string) => void
}

function Amount({ label, unit, value, wrong, onChange }: AmountProps) {
  const id = useId()
  return (
    <div className="my-2 grid gap-1 sm:grid-cols-[210px_minmax(0,1fr)] sm:items-center sm:gap-x-3">
      <label htmlFor={id}>
        {label} <span className="text-dim">({unit})</span>
      </label>
      <div>
        <Input
          id={id}
          inputMode="decimal"
          placeholder="Unlimited"
          value={value}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}-error` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {wrong ? (
          <p id={`${id}-error`} className="mt-1 text-danger text-xs">
            {wrong}
          </p>
        ) : null}
      </div>
    </div>
  )
}
