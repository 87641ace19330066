"use client"

import { useId, useState } from "react"
import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { useSubmission } from "@/components/form/submission"
import { type Option, Select } from "@/components/ui/select"
import { useToasts } from "@/components/ui/toast"

type PolicySelectProps = {
  org: { id: string; version: number }
  policy: "memberListVisibility" | "projectTransfer"
  label: string
  hint: string
  value: string
  options: readonly Option[]
  /** Why it cannot be changed, if it cannot. */
  reason?: string | undefined
}

/** One policy of the org: takes effect as soon as it is picked, and can be undone from the toast (A042). */
export function PolicySelect({ org, policy, label, hint, value, options, reason }: PolicySelectProps) {
  const id = useId()
  const { act } = useAct()
  const { add } = useToasts()
  const { pending, error, submit } = useSubmission()
  // What was picked stands until the page has been read anew, which brings another version.
  const [picked, setPicked] = useState<{ value: string; version: number } | null>(null)
  const shown = picked?.version === org.version ? picked.value : value

  async function undo() {
    const answer = await act("org.set-policies", org.id, { [policy]: value, version: org.version + 1 })
    if (!answer.ok) throw new Error(answer.message)
  }
  async function pick(next: string) {
    setPicked({ value: next, version: org.version })
    const answer = await submit((key) =>
      act("org.set-policies", org.id, { [policy]: next, version: org.version }, { key }),
    )
    if (!answer?.ok) setPicked(null)
    if (answer?.ok && answer.changed > 0) add({ title: `${label}: ${wordsOf(options, next)}`, undo })
  }
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_240px] sm:items-start">
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-dim text-sm">
          {reason ?? hint}
        </p>
      </div>
      <Select
        id={id}
        aria-describedby={`${id}-hint`}
        aria-busy={pending}
        disabled={reason !== undefined}
        value={shown}
        options={options}
        onChange={(event) => void pick(event.target.value)}
      />
      <div className="empty:hidden sm:col-span-2">
        <FormError error={error} />
      </div>
    </div>
  )
}

const wordsOf = (options: readonly Option[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value
