"use client"

import dynamic from "next/dynamic"
import { type ReactNode, useRef, useState } from "react"
import { landmarkOf } from "./landmark"

const TooltipPopup = dynamic(() => import("./tooltip-popup"), { ssr: false })

type TooltipProps = {
  label: string
  children: ReactNode
  /** Says nothing while what the control opens is open. */
  quiet?: boolean | undefined
}

/** Says on hover and focus what a screen reader is told by the control's own label or description. */
export function Tooltip({ label, children, quiet = false }: TooltipProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(false)
  // Undefined until it was shown once.
  const [landmark, setLandmark] = useState<HTMLElement | null>()
  const show = () => {
    setLandmark(landmarkOf(anchor.current))
    setOpen(true)
  }
  const hide = () => setOpen(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for its child and is nothing to press itself
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={(event) => event.pointerType === "mouse" && show()}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && show()}
      onBlur={hide}
    >
      {children}
      {landmark !== undefined ? (
        <TooltipPopup label={label} anchor={anchor} container={landmark} open={open && !quiet} onClose={hide} />
      ) : null}
    </span>
  )
}
