import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BillingInformation } from "@/components/billing-information/information"
import { getInformation } from "@/lib/billing-information/get"
import { ask } from "@/lib/doors/page"
import { type AccountParams, accountOf } from "../account"

export const metadata: Metadata = { title: "Billing information" }

export default async function InformationPage({ params }: AccountParams) {
  const account = await accountOf((await params).account)
  if (account.own || !account.information) notFound()
  const held = await ask(getInformation, account.id, {})
  return <BillingInformation org={{ id: account.id, name: account.name }} held={held} />
}
