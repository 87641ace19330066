import type { Metadata } from "next"
import { CreateForm } from "@/components/orgs/create-form"
import { AskButton } from "@/components/requests/ask-button"
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
          <Callout
            title="Nothing can be billed to it"
            action={
              <AskButton
                kind="billable-org"
                title="A billable organization"
                description="Billing is agreed with support. They answer by mail."
              >
                Contact support
              </AskButton>
            }
          >
            An organization that pays for projects is set up with support.
          </Callout>
        </div>
      </div>
    </>
  )
}
