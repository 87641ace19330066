import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BillingStatements } from "@/app/(console)/billing-statements"
import type { SearchParams } from "@/lib/listing/url"
import { type OrgParams, orgOf } from "../../org"

export const metadata: Metadata = { title: "Statements" }

export default async function StatementsPage({
  params,
  searchParams,
}: OrgParams & { searchParams: Promise<SearchParams> }) {
  const { id, billing } = await orgOf((await params).org)
  if (!billing.statements) notFound()
  return <BillingStatements org={id} home={`/orgs/${id}/billing`} searchParams={await searchParams} />
}
