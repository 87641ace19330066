import { type ComponentProps, type ReactNode, useState } from "react"
import type { ZodType } from "zod"
import { Input } from "@/components/ui/input"
import { Labelled } from "./labelled"

type TextFieldProps = Omit<ComponentProps<typeof Input>, "onChange" | "value"> & {
  label: string
  hint?: ReactNode
  value: string
  /** How the operation reads it. */
  reads: ZodType
  onChange: (value: string) => void
}

/** A line of text that says what is wrong with it once it is left: nobody is told off while still typing. */
export function TextField({ label, hint, value, reads, required, onChange, ...more }: TextFieldProps) {
  const [left, setLeft] = useState(false)
  const asked = left && (required || value.trim() !== "")
  const wrong = asked ? reads.safeParse(value).error?.issues[0]?.message : undefined
  return (
    <Labelled label={label} hint={hint} wrong={wrong}>
      {(control) => (
        <Input
          {...more}
          {...control}
          aria-required={required}
          value={value}
          onBlur={() => setLeft(true)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
