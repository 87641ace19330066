import type { Metadata } from "next"
import { RequestForm } from "@/components/requests/request-form"
import { RequestsList } from "@/components/requests/requests-list"
import { PageHeader } from "@/components/ui/page-header"
import { ask } from "@/lib/doors/page"
import { switcher } from "@/lib/orgs/switcher"
import { listRequests } from "@/lib/requests/list"

export const metadata: Metadata = { title: "Contact Support" }

type Props = { searchParams: Promise<{ after?: string | string[] }> }

export default async function SupportPage({ searchParams }: Props) {
  const after = [(await searchParams).after].flat()[0]
  const [{ orgs }, { rows, next }] = await Promise.all([ask(switcher, null, {}), ask(listRequests, null, { after })])
  return (
    <>
      <PageHeader title="Contact Support">Support answers by mail to the address of your account.</PageHeader>
      <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,520px)_minmax(0,1fr)]">
        <div>
          <RequestForm place="page" orgs={orgs.map((org) => ({ value: org.id, label: org.name }))} />
        </div>
        <section>
          <h2 className="mb-3 font-semibold">Your requests</h2>
          <RequestsList
            rows={rows}
            names={Object.fromEntries(orgs.map((org) => [org.id, org.name]))}
            none="You have not asked for anything yet."
            newest={after ? "/help/support" : null}
            older={next ? `/help/support?after=${next}` : null}
          />
        </section>
      </div>
    </>
  )
}
