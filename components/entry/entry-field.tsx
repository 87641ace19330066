"use client"

import { type ComponentProps, type ReactNode, use, useId, useState, useSyncExternalStore } from "react"
import { Input } from "@/components/ui/input"
import { EntryContext } from "./entry-state"

type EntryFieldProps = Omit<ComponentProps<typeof Input>, "id" | "defaultValue"> & {
  name: string
  label: string
  hint?: ReactNode
}

const never = () => () => {}
/** False in the server's page and until the script runs: what needs it is not shown before. */
const useScript = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

/** A field of an entry form, its hint and what was wrong with it. A password can be shown where script runs. */
export function EntryField({ name, label, hint, type = "text", ...rest }: EntryFieldProps) {
  const id = useId()
  const { fields, typed } = use(EntryContext)
  const [isShown, setShown] = useState(false)
  const canShow = useScript() && type === "password"
  const error = fields?.[name]
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ")
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {canShow ? (
          <button
            type="button"
            aria-label={isShown ? "Hide characters" : "Show characters"}
            onClick={() => setShown(!isShown)}
            className="rounded-sm text-dim text-sm hover:text-ink"
          >
            {isShown ? "Hide" : "Show"}
          </button>
        ) : null}
      </div>
      <Input
        {...rest}
        id={id}
        name={name}
        type={isShown ? "text" : type}
        defaultValue={typed?.[name] ?? ""}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        className="h-9!"
      />
      {hint ? (
        <p id={`${id}-hint`} className="text-faint text-xs leading-4">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      ) : null}
    </div>
  )
}
