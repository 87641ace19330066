"use client"

import { Popover } from "@base-ui/react/popover"
import { clsx } from "clsx"
import type { ReactNode, RefObject } from "react"

type PopoverPanelProps = {
  label: string
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
  align?: "start" | "end" | undefined
  wide?: boolean | undefined
  children: ReactNode
}

/** A panel beside its button, open for as long as it is mounted. Load it when it is opened. */
export function PopoverPanel({ label, anchor, onClose, align = "start", wide, children }: PopoverPanelProps) {
  return (
    <Popover.Root open modal={false} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align={align} sideOffset={4} collisionPadding={8} className="z-30">
          <Popover.Popup
            aria-label={label}
            finalFocus={anchor}
            className={clsx(
              "max-h-(--available-height) overflow-y-auto rounded-lg border border-line-strong bg-surface text-ink shadow-raised outline-none",
              wide ? "w-[min(400px,calc(100vw-16px))]" : "min-w-52 max-w-80 p-1",
            )}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
