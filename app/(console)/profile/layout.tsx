import type { ReactNode } from "react"
import { Badge } from "@/components/ui/badge"
import { PageHeader } from "@/components/ui/page-header"
import { Tabs } from "@/components/ui/tabs"
import { viewer } from "@/lib/doors/page"

const TABS = [
  { href: "/profile", label: "Details", exact: true },
  { href: "/profile/organizations", label: "Organizations" },
  { href: "/profile/billing-accounts", label: "Billing accounts" },
  { href: "/profile/security", label: "Security" },
  { href: "/profile/tokens", label: "API tokens" },
  { href: "/profile/history", label: "History" },
]

export default async function ProfileLayout({ children }: { children: ReactNode }) {
  const person = await viewer()
  return (
    <>
      <PageHeader
        title={person.name}
        id={person.userId}
        person
        badges={person.support ? <Badge tone="accent">Support</Badge> : null}
      />
      <Tabs label="Profile" tabs={TABS} />
      {children}
    </>
  )
}
