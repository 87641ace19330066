"use client"

import { ChevronDown } from "lucide-react"
import { Menu } from "@/components/ui/menu"
import { navLook } from "./nav-link"
import { openPalette } from "./palette"
import type { Place } from "./places"

/** Glossary, Contact Support (A034), and what the keyboard can do. */
export const HelpMenu = ({ places }: { places: readonly Place[] }) => (
  <Menu
    label="Help"
    entries={() => [
      ...places.map((place) => ({ kind: "link" as const, ...place })),
      { kind: "rule" },
      { kind: "do", label: "Commands (Ctrl K)", run: openPalette },
    ]}
    className={`inline-flex items-center gap-1 max-md:hidden ${navLook}`}
  >
    Help
    <ChevronDown aria-hidden size={13} />
  </Menu>
)
