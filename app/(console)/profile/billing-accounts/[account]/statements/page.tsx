import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BillingStatements } from "@/app/(console)/billing-statements"
import type { SearchParams } from "@/lib/listing/url"
import { type AccountParams, accountOf } from "../account"

export const metadata: Metadata = { title: "Statements" }

export default async function StatementsPage({
  params,
  searchParams,
}: AccountParams & { searchParams: Promise<SearchParams> }) {
  const { id, statements } = await accountOf((await params).account)
  if (!statements) notFound()
  return <BillingStatements org={id} home={`/profile/billing-accounts/${id}`} searchParams={await searchParams} />
}
