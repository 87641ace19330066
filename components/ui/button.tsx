"use client"

import { type ComponentProps, type MouseEvent, useId } from "react"
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look"
import { Spinner } from "./spinner"
import { Tooltip } from "./tooltip"

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  look?: ButtonLook | undefined
  size?: ButtonSize | undefined
  pending?: boolean | undefined
  disabled?: boolean | undefined
  /** Why it cannot be pressed: the button stays reachable and says so. */
  reason?: string | undefined
}

export function Button(props: ButtonProps) {
  const { look, size, pending, disabled, reason, className, onClick, children, ...rest } = props
  const describedBy = useId()
  const blocked = Boolean(pending || disabled || reason)
  // aria-disabled rather than disabled: the button keeps the focus and can be asked why.
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (blocked) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button
      type="button"
      {...rest}
      {...(reason ? { "aria-describedby": describedBy } : {})}
      aria-disabled={blocked || undefined}
      aria-busy={pending || undefined}
      onClick={press}
      className={buttonLook(look, size, className)}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  )
  if (!("reason" in props)) return button
  // The same elements with a reason and without: one that comes while the button has the focus leaves it there.
  return (
    <Tooltip label={reason ?? ""} quiet={!reason}>
      {button}
      {reason ? (
        <span id={describedBy} className="sr-only">
          {reason}
        </span>
      ) : null}
    </Tooltip>
  )
}
