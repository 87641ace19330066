"use client"

import { usePathname } from "next/navigation"
import { useMemo } from "react"
import { useCommands } from "@/components/shell/commands"
import { PageHeader } from "@/components/ui/page-header"
import { Tabs } from "@/components/ui/tabs"

const TABS = [
  { href: "/support", label: "Overview", exact: true },
  { href: "/support/requests", label: "Requests" },
  { href: "/support/orgs", label: "Organizations" },
  { href: "/support/people", label: "People" },
  { href: "/support/announcements", label: "Announcements" },
  { href: "/support/sponsorships", label: "Sponsorships" },
  { href: "/support/meters", label: "Metering" },
  { href: "/support/staff", label: "Staff" },
]

/** The desk's name and its places. A page about one org, person or request has a head of its own. */
export function DeskHead({ waiting }: { waiting: number }) {
  const path = usePathname()
  const commands = useMemo(() => TABS.map(({ href, label }) => ({ id: href, label, group: "Support desk", href })), [])
  useCommands(commands)
  const one = TABS.some(({ href }) => href === path)
  return (
    <>
      {one ? <PageHeader title="Support desk" /> : null}
      <Tabs
        label="Support desk"
        tabs={TABS.map((tab) => (tab.href === "/support/requests" && waiting > 0 ? { ...tab, count: waiting } : tab))}
      />
    </>
  )
}
