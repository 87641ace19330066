"use client"

import { Menu as MenuIcon } from "lucide-react"
import { Menu } from "@/components/ui/menu"
import { orgAdminEntries } from "./org-admin-menu"
import type { OrgPlace, Place } from "./places"

type MobileMenuProps = { nav: readonly Place[]; help: readonly Place[]; orgs: readonly OrgPlace[]; allOrgs: string }

/** On small screens, everything the header has no room for. */
export function MobileMenu({ nav, help, orgs, allOrgs }: MobileMenuProps) {
  const link = (place: Place) => ({ kind: "link" as const, ...place })
  return (
    <span className="md:hidden">
      <Menu
        label="Menu"
        size="icon"
        entries={() => [
          ...nav.map(link),
          { kind: "rule" },
          ...(orgs.length > 0
            ? ([{ kind: "heading", label: "Org Admin" }, ...orgAdminEntries(orgs, allOrgs), { kind: "rule" }] as const)
            : []),
          ...help.map(link),
        ]}
      >
        <MenuIcon aria-hidden size={18} />
      </Menu>
    </span>
  )
}
