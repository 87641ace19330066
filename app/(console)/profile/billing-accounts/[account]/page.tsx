import type { Metadata } from "next"
import { BillingOverview } from "@/app/(console)/billing-overview"
import type { SearchParams } from "@/lib/listing/url"
import { type AccountParams, accountOf } from "./account"

export const metadata: Metadata = { title: "Billing" }

export default async function AccountPage({
  params,
  searchParams,
}: AccountParams & { searchParams: Promise<SearchParams> }) {
  const { id, own, information } = await accountOf((await params).account)
  return (
    <BillingOverview
      account={{ id, own, information }}
      home={`/profile/billing-accounts/${id}`}
      searchParams={await searchParams}
    />
  )
}
