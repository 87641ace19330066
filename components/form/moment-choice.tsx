"use client"

import { useState } from "react"
import { Select } from "@/components/ui/select"
import { MomentInput } from "./moment-input"

/** Undefined is no change, null is without a moment, and TO_COME that one was chosen to be given and is not there yet: nothing is sent until it is. */
export type Moment = string | null | undefined | typeof TO_COME
export const TO_COME = Symbol("a moment to come")
export const isGiven = (moment: Moment): moment is Exclude<Moment, typeof TO_COME> => moment !== TO_COME

type MomentChoiceProps = {
  id: string
  /** What stands for leaving it as it is; without it, it is without a moment to begin with. */
  asItIs?: string | undefined
  words: { readonly without: string; readonly on: string; readonly label: string }
  onMoment: (moment: Moment) => void
}

/** A moment in the viewer's time zone, or none. */
export function MomentChoice({ id, asItIs, words, onMoment }: MomentChoiceProps) {
  const [how, setHow] = useState(asItIs === undefined ? "without" : "")
  return (
    <span className="grid gap-2">
      <Select
        id={id}
        value={how}
        onChange={(event) => {
          setHow(event.target.value)
          onMoment(event.target.value === "without" ? null : event.target.value === "on" ? TO_COME : undefined)
        }}
        options={[
          ...(asItIs === undefined ? [] : [{ value: "", label: asItIs }]),
          { value: "without", label: words.without },
          { value: "on", label: words.on },
        ]}
      />
      {how === "on" ? <MomentInput label={words.label} onMoment={(at) => onMoment(at ?? TO_COME)} /> : null}
    </span>
  )
}
