import type { Metadata } from "next"
import { BillingCharges } from "@/app/(console)/billing-charges"
import type { SearchParams } from "@/lib/listing/url"
import { type OrgParams, orgOf } from "../../org"

export const metadata: Metadata = { title: "Charges" }

export default async function ChargesPage({
  params,
  searchParams,
}: OrgParams & { searchParams: Promise<SearchParams> }) {
  const { id } = await orgOf((await params).org)
  return <BillingCharges account={{ id, own: false }} home={`/orgs/${id}/billing`} searchParams={await searchParams} />
}
