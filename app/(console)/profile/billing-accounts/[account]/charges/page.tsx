import type { Metadata } from "next"
import { BillingCharges } from "@/app/(console)/billing-charges"
import type { SearchParams } from "@/lib/listing/url"
import { type AccountParams, accountOf } from "../account"

export const metadata: Metadata = { title: "Charges" }

export default async function ChargesPage({
  params,
  searchParams,
}: AccountParams & { searchParams: Promise<SearchParams> }) {
  const { id, own } = await accountOf((await params).account)
  return (
    <BillingCharges account={{ id, own }} home={`/profile/billing-accounts/${id}`} searchParams={await searchParams} />
  )
}
