import type { Metadata } from "next"
import { CreateForm } from "@/components/orgs/create-form"
import { AskOrgButton } from "@/components/requests/ask-org-button"
import { Callout } from "@/components/ui/callout"
import { PageHeader } from "@/components/ui/page-header"
import { viewer } from "@/lib/doors/page"

export const metadata: Metadata = { title: "New organization" }

export default async function NewOrganizationPage() {
  await viewer()
  return (
    <>
      <PageHeader title="New organization" back={{ href: "/orgs", label: "Organizations" }}>
        You become its admin and can invite others at once.
      </PageHeader>
      <div className="mt-6 grid gap-6">
        <CreateForm back="/orgs" />
        <div className="max-w-[640px]">
          <Callout title="Nothing can be billed to it" action={<AskOrgButton />}>
            An organization that pays for projects is set up with support.
          </Callout>
        </div>
      </div>
    </>
  )
}
