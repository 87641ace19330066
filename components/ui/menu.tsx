"use client"

import dynamic from "next/dynamic"
import { type ReactNode, useRef, useState } from "react"
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look"
import { landmarkOf } from "./landmark"
import type { MenuEntry } from "./menu-entries"
import { Tooltip } from "./tooltip"

const load = () => import("./menu-popup")
const MenuPopup = dynamic(load, { ssr: false })

type MenuProps = {
  /** What the menu is called; also the button's name when `children` is an icon. */
  label: string
  /** Asked for when the menu opens. */
  entries: () => readonly MenuEntry[]
  children: ReactNode
  look?: ButtonLook | undefined
  size?: ButtonSize | undefined
  align?: "start" | "end" | undefined
  className?: string | undefined
}

/** A button with a menu; what is in the menu, and the code that shows it, comes when it is opened. */
export function Menu({ label, entries, children, look = "quiet", size, align = "end", className }: MenuProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [byKeyboard, setByKeyboard] = useState(false)
  // Undefined until it was opened once.
  const [landmark, setLandmark] = useState<HTMLElement | null>()
  const toggle = (keyboard: boolean) => {
    setByKeyboard(keyboard)
    setLandmark(landmarkOf(anchor.current))
    setOpen(!open)
  }
  const icon = size === "icon"
  const button = (
    <button
      ref={anchor}
      type="button"
      aria-label={icon ? label : undefined}
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={(event) => toggle(event.detail === 0)}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown") return
        event.preventDefault()
        toggle(true)
      }}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      className={className ?? buttonLook(look, size)}
    >
      {children}
    </button>
  )
  return (
    <>
      {icon ? <Tooltip label={label}>{button}</Tooltip> : button}
      {landmark !== undefined ? (
        <MenuPopup
          label={label}
          anchor={anchor}
          container={landmark}
          align={align}
          open={open}
          byKeyboard={byKeyboard}
          onOpenChange={setOpen}
          entries={entries}
        />
      ) : null}
    </>
  )
}
