import { clsx } from "clsx"
import type { ComponentProps } from "react"

/** What every field to type into looks like. */
export const controlLook =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink transition-colors hover:border-control -outline-offset-1 focus-visible:border-accent aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-dim disabled:hover:border-line-strong read-only:bg-sunken"

export const Input = ({ className, ...rest }: ComponentProps<"input">) => (
  <input type="text" autoComplete="off" {...rest} className={clsx(controlLook, "h-8", className)} />
)
