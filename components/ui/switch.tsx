import { clsx } from "clsx"
import type { ComponentProps } from "react"

/** On or off at once; for what waits for a Save use a checkbox. */
export const Switch = ({ className, ...rest }: Omit<ComponentProps<"input">, "type" | "role">) => (
  <span className={clsx("relative inline-block h-[18px] w-8 shrink-0 align-[-4px]", className)}>
    <input
      {...rest}
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says its own state
      role="switch"
      className="peer absolute inset-0 m-0 size-full appearance-none rounded-full border border-control bg-control transition-colors checked:border-accent checked:bg-accent disabled:cursor-not-allowed disabled:opacity-50"
    />
    <span
      aria-hidden
      className="pointer-events-none absolute top-[3px] left-[3px] size-3 rounded-full bg-surface transition-transform peer-checked:translate-x-3.5"
    />
  </span>
)
