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
  /** Fixed: shown greyed out, and why as a hint. */
  fixed?: string | undefined
}

export type ControlProps = ReturnType<ReturnType<typeof useFormContext>["register"]> & {
  id: string
  "aria-describedby"?: string
  "aria-invalid"?: true
}

type FieldProps = FieldOptions & { children: (control: ControlProps) => ReactNode }

/** A label, a control, a hint and an error, told of each other. */
export function Field({ name, label, hint, register: options, fixed, children }: FieldProps) {
  const id = useId()
  const { layout } = useFormKit()
  const { register, getFieldState, formState } = useFormContext()
  const message = getFieldState(name, formState).error?.message
  const said = fixed ?? hint
  const describedBy = [said ? `${id}-hint` : "", message ? `${id}-error` : ""].filter(Boolean).join(" ")
  const control: ControlProps = {
    ...register(name, options),
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
      <div className="min-w-0">{children(control)}</div>
      {said && !row ? <Hint id={`${id}-hint`}>{said}</Hint> : null}
      {message ? (
        <p id={`${id}-error`} className={clsx("text-danger text-sm", row && "sm:col-start-2")}>
          {message}
        </p>
      ) : null}
    </div>
  )
}

const Hint = ({ id, children }: { id: string; children: ReactNode }) => (
  <p id={id} className="text-faint text-xs leading-4">
    {children}
  </p>
)
