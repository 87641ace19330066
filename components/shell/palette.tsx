"use client"

import dynamic from "next/dynamic"
import { useEffect, useState } from "react"
import type { OrgPlace, Place } from "./places"

const PaletteDialog = dynamic(() => import("./palette-dialog"), { ssr: false })
const OPEN = "provost:palette"

/** Opens the palette from anywhere. */
export const openPalette = () => window.dispatchEvent(new Event(OPEN))

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable=true]")

/** The keys of the frame: Ctrl or Cmd with K opens the palette, `/` goes to the page's search. */
export function Palette({ orgs, places }: { orgs: readonly OrgPlace[]; places: readonly Place[] }) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const show = () => setOpen(true)
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault()
        setOpen((before) => !before)
      } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
        const search = document.querySelector<HTMLInputElement>("[data-page-search]")
        if (!search || document.querySelector("[role=dialog]")) return
        event.preventDefault()
        search.focus()
        search.select()
      }
    }
    window.addEventListener("keydown", press)
    window.addEventListener(OPEN, show)
    // Says that the keys are heard from now on.
    document.documentElement.dataset.keys = "heard"
    return () => {
      window.removeEventListener("keydown", press)
      window.removeEventListener(OPEN, show)
    }
  }, [])
  return open ? <PaletteDialog orgs={orgs} places={places} onClose={() => setOpen(false)} /> : null
}
