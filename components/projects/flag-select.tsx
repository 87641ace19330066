"use client"

import { useId, useState } from "react"
import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { useSubmission } from "@/components/form/submission"
import { Select } from "@/components/ui/select"
import { useToasts } from "@/components/ui/toast"
import { FLAG_WORDS } from "@/lib/access/project-flags"
import type { SwitchedFlag } from "@/lib/projects/inputs"

type FlagSelectProps = {
  project: { id: string; version: number }
  flag: SwitchedFlag
  hint: string
  on: boolean
  /** Why it cannot be changed, if it cannot. */
  reason: string | undefined
}

/** One data access control flag: takes effect as soon as it is picked, and can be undone from the toast (A160, A171). */
export function FlagSelect({ project, flag, hint, on, reason }: FlagSelectProps) {
  const id = useId()
  const words = FLAG_WORDS[flag]
  const { label } = words
  const { act } = useAct()
  const { add } = useToasts()
  const { pending, error, submit } = useSubmission()
  // What was picked stands until the page has been read anew, which brings another version.
  const [picked, setPicked] = useState<{ on: boolean; version: number } | null>(null)
  const shown = picked?.version === project.version ? picked.on : on
  const set = (to: boolean, version: number, key?: string) =>
    act("project.set-flags", null, { project: project.id, version, [flag]: to }, { key })

  async function undo() {
    const answer = await set(on, project.version + 1)
    if (!answer.ok) throw new Error(answer.message)
  }
  async function pick(next: boolean) {
    setPicked({ on: next, version: project.version })
    const answer = await submit((key) => set(next, project.version, key))
    if (!answer?.ok) setPicked(null)
    if (answer?.ok && answer.changed > 0) add({ title: `${label}: ${next ? words.on : words.off}`, undo })
  }
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_240px] sm:items-start">
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-dim text-sm">
          {hint}
          {reason ? <span className="sr-only"> {reason}</span> : null}
        </p>
      </div>
      <Select
        id={id}
        aria-describedby={`${id}-hint`}
        aria-busy={pending}
        title={reason}
        disabled={reason !== undefined}
        value={shown ? "on" : "off"}
        options={[
          { value: "off", label: words.off },
          { value: "on", label: words.on },
        ]}
        onChange={(event) => void pick(event.target.value === "on")}
      />
      <div className="empty:hidden sm:col-span-2">
        <FormError error={error} />
      </div>
    </div>
  )
}
