import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { BillingNav } from "@/components/billing/billing-nav"
import { type OrgParams, orgOf } from "../org"

/** The Billing tab of an org: its figures, its charges, who is invoiced, and what they were sent. */
export default async function BillingLayout({ params, children }: OrgParams & { children: ReactNode }) {
  const { id, tabs, billing } = await orgOf((await params).org)
  if (!tabs.billing) notFound()
  return (
    <>
      <BillingNav home={`/orgs/${id}/billing`} information={billing.information} statements={billing.statements} />
      {children}
    </>
  )
}
