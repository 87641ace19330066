"use client"

import { useState } from "react"
import { MomentInput } from "@/components/members/edit-access-form"
import { Select } from "@/components/ui/select"

type EndChoiceProps = {
  id: string
  /** What stands for leaving it as it is; without it there is no end to begin with. */
  asItIs?: string | undefined
  /** Undefined is no change, null no end. */
  onEnd: (endsAt: string | null | undefined) => void
}

/** An optional end of a grant, in the viewer's time zone. */
export function EndChoice({ id, asItIs, onEnd }: EndChoiceProps) {
  const [how, setHow] = useState(asItIs === undefined ? "none" : "")
  return (
    <span className="grid gap-2">
      <Select
        id={id}
        value={how}
        onChange={(event) => {
          setHow(event.target.value)
          onEnd(event.target.value === "none" ? null : undefined)
        }}
        options={[
          ...(asItIs === undefined ? [] : [{ value: "", label: asItIs }]),
          { value: "none", label: "No end date" },
          { value: "on", label: "Ends on …" },
        ]}
      />
      {how === "on" ? <MomentInput label="End date and time" onMoment={onEnd} /> : null}
    </span>
  )
}
