import { type ReactNode, useId } from "react"
import { Checkbox } from "@/components/ui/checkbox"

type Control = { id: string; "aria-describedby"?: string; "aria-invalid"?: true }
type LabelledProps = {
  label: string
  hint?: ReactNode
  /** What is wrong with what was written: stands in place of the hint. */
  wrong?: string | undefined
  children: (control: Control) => ReactNode
}

/** A control with its label above it and a hint below it. */
export function Labelled({ label, hint, wrong, children }: LabelledProps) {
  const id = useId()
  const below = wrong ?? hint
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        ...(below ? { "aria-describedby": `${id}-hint` } : {}),
        ...(wrong ? { "aria-invalid": true as const } : {}),
      })}
      {below ? (
        <p id={`${id}-hint`} className={wrong ? "text-danger text-sm" : "text-faint text-xs leading-4"}>
          {below}
        </p>
      ) : null}
    </div>
  )
}

type TickProps = { label: string; checked: boolean; onChange: (checked: boolean) => void }

export const Tick = ({ label, checked, onChange }: TickProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: Checkbox renders the input
  <label className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5">
    <Checkbox checked={checked} onChange={(event) => onChange(event.target.checked)} className="mt-[3px]" />
    {label}
  </label>
)
