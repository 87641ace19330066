import { useState } from "react"
import { MomentInput } from "@/components/form/moment-input"
import { TO_COME } from "@/components/grants/end-choice"
import { Select } from "@/components/ui/select"

type StartChoiceProps = {
  id: string
  /** What stands for leaving it as it is; without it, now is to begin with. */
  asItIs: string | undefined
  /** Undefined is no change, null is now, and TO_COME that a date was chosen to be given and is not there yet. */
  onStart: (start: string | null | undefined | typeof TO_COME) => void
}

/** When something begins: at once, or at a moment in the viewer's time zone. */
export function StartChoice({ id, asItIs, onStart }: StartChoiceProps) {
  const [how, setHow] = useState(asItIs === undefined ? "now" : "")
  return (
    <span className="grid gap-2">
      <Select
        id={id}
        value={how}
        onChange={(event) => {
          setHow(event.target.value)
          onStart(event.target.value === "now" ? null : event.target.value === "on" ? TO_COME : undefined)
        }}
        options={[
          ...(asItIs === undefined ? [] : [{ value: "", label: asItIs }]),
          { value: "now", label: "Now" },
          { value: "on", label: "Begins on …" },
        ]}
      />
      {how === "on" ? <MomentInput label="Start date and time" onMoment={(at) => onStart(at ?? TO_COME)} /> : null}
    </span>
  )
}
