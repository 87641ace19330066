import { type ReactNode, useId } from "react"
import { Checkbox } from "@/components/ui/checkbox"

type Control = { id: string; "aria-describedby"?: string }
type LabelledProps = { label: string; hint?: ReactNode; children: (control: Control) => ReactNode }

/** A control with its label above it and a hint below it. */
export function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, ...(hint ? { "aria-describedby": `${id}-hint` } : {}) })}
      {hint ? (
        <p id={`${id}-hint`} className="text-faint text-xs leading-4">
          {hint}
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
