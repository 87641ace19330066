import { clsx } from "clsx"
import type { ComponentProps } from "react"
import { controlLook } from "./input"

export const Textarea = ({ className, ...rest }: ComponentProps<"textarea">) => (
  <textarea rows={4} {...rest} className={clsx(controlLook, "py-1.5", className)} />
)
