"use client"

import { Button, type ButtonProps } from "./button"
import { Tooltip } from "./tooltip"

/** A button that is only an icon: its label is read out and shown on hover. */
export function IconButton({ label, look = "quiet", ...rest }: ButtonProps & { label: string }) {
  const button = <Button {...rest} look={look} size="icon" aria-label={label} />
  return (
    <Tooltip label={label} quiet={Boolean(rest.reason)}>
      {button}
    </Tooltip>
  )
}
