"use client"

import { useState } from "react"
import { MomentInput } from "@/components/form/moment-input"
import { Select } from "@/components/ui/select"

type EndChoiceProps = {
  id: string
  /** What stands for leaving it as it is; without it there is no end to begin with. */
  asItIs?: string | undefined
  onEnd: (end: End) => void
}

/** Undefined is no change, null no end, and TO_COME that a date was chosen to be given and is not there yet: nothing is sent until it is. */
export type End = string | null | undefined | typeof TO_COME
export const TO_COME = Symbol("a date to come")
export const isGiven = (end: End): end is Exclude<End, typeof TO_COME> => end !== TO_COME

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
          onEnd(event.target.value === "none" ? null : event.target.value === "on" ? TO_COME : undefined)
        }}
        options={[
          ...(asItIs === undefined ? [] : [{ value: "", label: asItIs }]),
          { value: "none", label: "No end date" },
          { value: "on", label: "Ends on …" },
        ]}
      />
      {how === "on" ? <MomentInput label="End date and time" onMoment={(at) => onEnd(at ?? TO_COME)} /> : null}
    </span>
  )
}
