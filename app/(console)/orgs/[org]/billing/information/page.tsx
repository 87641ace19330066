import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BillingInformation } from "@/components/billing-information/information"
import { fixedByState } from "@/lib/access/orgs"
import { getInformation } from "@/lib/billing-information/get"
import { ask } from "@/lib/doors/page"
import { type OrgParams, orgOf } from "../../org"

export const metadata: Metadata = { title: "Billing information" }

export default async function InformationPage({ params }: OrgParams) {
  const org = await orgOf((await params).org)
  if (!org.billing.information) notFound()
  const held = await ask(getInformation, org.id, {})
  const reason = fixedByState(org.state)
  return <BillingInformation org={{ id: org.id, name: org.name }} held={held} reason={reason} />
}
