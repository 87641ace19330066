"use client"

import { clsx } from "clsx"
import { type ReactNode, useId } from "react"
import { type RegisterOptions, useFormContext } from "react-hook-form"
import { useFormKit } from "./form"

export type FieldOptions = {
  name: string
  label: string
  hint?: ReactNode
  /** How RHF reads it: `valueAsNumber`, `setValueAs`. */
  register?: RegisterOptions | undefined
  /** Not to be changed: greyed out, and why as a hint. The form keeps the value it has. */
  fixed?: string | undefined
  /** What is shown while it is fixed; otherwise the form's value. */
  shown?: string | undefined
}

type Registered = ReturnType<ReturnType<typeof useFormContext>["register"]>
export type ControlProps = Pick<Registered, "name" | "onChange"> & {
  id: string
  ref?: Registered["ref"]
  onBlur?: Registered["onBlur"]
  disabled?: boolean | undefined
  value?: string | undefined
  "aria-describedby"?: string
  "aria-invalid"?: true
}

type FieldProps = FieldOptions & { children: (control: ControlProps) => ReactNode }

/** A label, a control, a hint and an error, told of each other. */
export function Field({ name, label, hint, register: options, fixed, shown, children }: FieldProps) {
  const id = useId()
  const { layout } = useFormKit()
  const { register, getValues, getFieldState, formState } = useFormContext()
  const message = getFieldState(name, formState).error?.message
  const said = fixed ?? hint
  const describedBy = [said ? `${id}-hint` : "", message ? `${id}-error` : ""].filter(Boolean).join(" ")
  const control: ControlProps = {
    // A disabled control that is registered would lose its value.
    ...(fixed === undefined
      ? register(name, options)
      : { ...still(name), value: shown ?? String(getValues(name) ?? "") }),
    id,
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    ...(message ? { "aria-invalid": true } : {}),
  }
  const row = layout === "row"
  return (
    <div className={clsx("grid gap-1", row && "sm:grid-cols-[210px_minmax(0,1fr)] sm:items-center sm:gap-x-3")}>
      <div>
        <label htmlFor={id} className={clsx(!row && "font-medium")}>
          {label}
        </label>
        {said && row ? <Hint id={`${id}-hint`}>{said}</Hint> : null}
      </div>
      {/* Its own control when it is fixed: the one that is let go again would keep showing what it was fixed at. */}
      <div key={fixed === undefined ? "open" : "fixed"} className="min-w-0">
        {children(control)}
      </div>
      {said && !row ? <Hint id={`${id}-hint`}>{said}</Hint> : null}
      {message ? (
        <p id={`${id}-error`} className={clsx("text-danger text-sm", row && "sm:col-start-2")}>
          {message}
        </p>
      ) : null}
    </div>
  )
}

const still = (name: string) => ({ name, disabled: true as const, onChange: async () => {} })

const Hint = ({ id, children }: { id: string; children: ReactNode }) => (
  <p id={id} className="text-faint text-xs leading-4">
    {children}
  </p>
)
