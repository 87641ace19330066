"use client"

import { ChevronDown } from "lucide-react"
import { Menu } from "@/components/ui/menu"
import type { MenuEntry } from "@/components/ui/menu-entries"
import { navLook } from "./nav-link"
import type { OrgPlace } from "./places"

export const orgAdminEntries = (orgs: readonly OrgPlace[], allOrgs: string): readonly MenuEntry[] => [
  { kind: "link", label: "All Orgs", href: allOrgs },
  { kind: "rule" },
  ...orgs.map((org) => ({ kind: "link" as const, label: org.label, href: org.href, hint: org.handle })),
]

/** All Orgs, or straight to one (A007); absent for who administers none. */
export const OrgAdminMenu = ({ orgs, allOrgs }: { orgs: readonly OrgPlace[]; allOrgs: string }) => (
  <Menu
    label="Org Admin"
    align="start"
    entries={() => orgAdminEntries(orgs, allOrgs)}
    className={`inline-flex items-center gap-1 ${navLook}`}
  >
    Org Admin
    <ChevronDown aria-hidden size={13} />
  </Menu>
)
