"use client"

import { Popover } from "@base-ui/react/popover"
import type { ReactNode, RefObject } from "react"

type PopoverPanelProps = {
  label: string
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
  children: ReactNode
}

/** A panel beside its button, open for as long as it is mounted. Load it when it is opened. */
export function PopoverPanel({ label, anchor, onClose, children }: PopoverPanelProps) {
  return (
    <Popover.Root open modal={false} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="start" sideOffset={4} collisionPadding={8} className="z-30">
          <Popover.Popup
            aria-label={label}
            finalFocus={anchor}
            className="max-h-(--available-height) min-w-52 max-w-80 overflow-y-auto rounded-lg border border-line-strong bg-surface p-1 text-ink shadow-raised outline-none"
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
