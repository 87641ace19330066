import type { Metadata } from "next"
import { NewOrgForm } from "@/components/support/new-org-form"
import { Callout } from "@/components/ui/callout"
import { PageHeader } from "@/components/ui/page-header"
import { ask, viewer } from "@/lib/doors/page"
import type { SearchParams } from "@/lib/listing/url"
import { onRequest } from "@/lib/requests/inputs"
import { openRequest } from "@/lib/requests/open"
import { lackOf } from "../../rights"

export const metadata: Metadata = { title: "New organization" }

/** What a request asks for, where somebody who answers requests came from one. */
async function askedIn(searchParams: SearchParams) {
  const asked = onRequest.safeParse({ request: searchParams.request })
  if (!asked.success) return undefined
  const { id, number, details, asker } = await ask(openRequest, null, asked.data)
  const { name = "", handle = "" } = details.newOrg ?? {}
  return { id, number, name, handle, email: asker.email ?? "" }
}

export default async function NewDeskOrgPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const lack = lackOf((await viewer()).staff, "orgs")
  const request = lack ? undefined : await askedIn(await searchParams)
  const back = request
    ? { href: `/support/requests/${request.id}`, label: `Request ${request.number}` }
    : { href: "/support/orgs", label: "Organizations" }
  return (
    <>
      <PageHeader title="New organization" back={back} />
      <div className="mt-4">
        {lack ? <Callout title="You cannot create organizations">{lack}</Callout> : <NewOrgForm request={request} />}
      </div>
    </>
  )
}
