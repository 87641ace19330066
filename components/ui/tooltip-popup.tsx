"use client"

import { Tooltip } from "@base-ui/react/tooltip"
import type { RefObject } from "react"

type TooltipPopupProps = {
  label: string
  anchor: RefObject<HTMLElement | null>
  container: HTMLElement | null
  open: boolean
  onClose: () => void
}

export default function TooltipPopup({ label, anchor, container, open, onClose }: TooltipPopupProps) {
  return (
    <Tooltip.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Tooltip.Portal {...(container ? { container } : {})}>
        <Tooltip.Positioner anchor={anchor} sideOffset={6} className="pointer-events-none z-50">
          <Tooltip.Popup className="max-w-72 rounded-md bg-ink px-2 py-1 text-page text-xs transition-opacity delay-300 duration-100 data-starting-style:opacity-0 data-ending-style:opacity-0 data-ending-style:delay-0">
            {label}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
