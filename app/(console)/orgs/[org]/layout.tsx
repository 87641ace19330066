import type { Metadata } from "next"
import type { ReactNode } from "react"
import { OrgHead } from "@/components/orgs/org-head"
import { type OrgParams, orgOf } from "./org"

export async function generateMetadata({ params }: OrgParams): Promise<Metadata> {
  const org = await orgOf((await params).org)
  return { title: { default: org.name, template: `%s · ${org.name} · Provost` } }
}

export default async function OrgLayout({ params, children }: OrgParams & { children: ReactNode }) {
  const { org: id } = await params
  const org = await orgOf(id)
  const home = `/orgs/${org.id}`
  const tabs = [
    ...(org.tabs.members
      ? [{ href: `${home}/members`, label: "Members", count: org.counts.members ?? undefined }]
      : []),
    {
      href: `${home}/projects`,
      label: "Projects",
      // Others than admins see their own alone, which the org's count says nothing of.
      count: (org.level === "ADMIN" ? org.counts.projects : null) ?? undefined,
    },
    {
      href: `${home}/apps`,
      label: "Apps",
      count: (org.level === "ADMIN" ? org.counts.apps : null) ?? undefined,
    },
    ...(org.tabs.billing ? [{ href: `${home}/billing`, label: "Billing" }] : []),
    ...(org.tabs.settings ? [{ href: `${home}/settings`, label: "Settings" }] : []),
  ]
  return (
    <>
      <OrgHead org={org} tabs={tabs} />
      {children}
    </>
  )
}
