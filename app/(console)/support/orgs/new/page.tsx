import type { Metadata } from "next"
import { NewOrgForm } from "@/components/support/new-org-form"
import { Callout } from "@/components/ui/callout"
import { PageHeader } from "@/components/ui/page-header"
import { viewer } from "@/lib/doors/page"
import { lackOf } from "../../rights"

export const metadata: Metadata = { title: "New organization" }

export default async function NewDeskOrgPage() {
  const lack = lackOf((await viewer()).staff, "orgs")
  return (
    <>
      <PageHeader title="New organization" back={{ href: "/support/orgs", label: "Organizations" }} />
      <div className="mt-4">
        {lack ? <Callout title="You cannot create organizations">{lack}</Callout> : <NewOrgForm />}
      </div>
    </>
  )
}
