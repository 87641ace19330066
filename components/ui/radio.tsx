import { clsx } from "clsx"
import type { ComponentProps } from "react"

export const Radio = ({ className, ...rest }: Omit<ComponentProps<"input">, "type">) => (
  <input
    {...rest}
    type="radio"
    className={clsx(
      "m-0 size-[15px] shrink-0 appearance-none rounded-full border-[1.5px] border-control bg-surface align-[-2px] checked:border-[4.5px] checked:border-accent disabled:cursor-not-allowed disabled:opacity-50",
      className,
    )}
  />
)
