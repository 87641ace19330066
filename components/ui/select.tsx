import { clsx } from "clsx"
import { ChevronDown } from "lucide-react"
import type { ComponentProps } from "react"
import { controlLook } from "./input"

export type Option = {
  readonly value: string
  readonly label: string
  /** Not open to this viewer; say why in the label's words. */
  readonly disabled?: boolean | undefined
}

/** The browser's own list: it works by keyboard, by touch and without script. */
export function Select({ options, className, ...rest }: ComponentProps<"select"> & { options: readonly Option[] }) {
  return (
    <span className="relative block min-w-0">
      <select
        {...rest}
        className={clsx(
          controlLook.replace("read-only:bg-sunken", ""),
          "h-8 appearance-none truncate pr-8 has-[option[value='']:checked]:text-faint",
          className,
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden size={14} className="pointer-events-none absolute top-[9px] right-2.5 text-faint" />
    </span>
  )
}
