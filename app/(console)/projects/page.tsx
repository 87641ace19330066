import type { Metadata } from "next"
import { NewProjectButton } from "@/components/projects/new-project-button"
import { noneOpen, orgPayers, ownPayer } from "@/components/projects/payer-choice"
import { ProjectsTable } from "@/components/projects/projects-table"
import { WaitingTransfers } from "@/components/projects/waiting-transfers"
import { PageHeader } from "@/components/ui/page-header"
import { ask, viewer } from "@/lib/doors/page"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { PROJECTS_LISTING, payerId } from "@/lib/projects/inputs"
import { listProjects, placeOf } from "@/lib/projects/list"
import { waitingTransfers } from "@/lib/transfers/options"
import { listBillingAccounts } from "@/lib/users/defaults"

export const metadata: Metadata = { title: "Projects" }

/** The payers of the address are those it may name; one more, so that naming all of them is not the same as none. */
const payersIn = (params: SearchParams): readonly string[] => {
  const given = String(params.payer ?? "").split(",")
  return [...given.filter((id) => payerId.safeParse(id).success).slice(0, 50), ","]
}

export default async function ProjectsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [params, me] = await Promise.all([searchParams, viewer()])
  const filtered = { ...PROJECTS_LISTING.filters, payer: payersIn(params) }
  const state = parseListing(params, { ...PROJECTS_LISTING, filters: filtered })
  const { q, filters, sort, direction, size } = state
  // A place of another order leads to the first page.
  const known = (cursor: string | null) => (cursor !== null && placeOf({ sort, direction }, cursor) ? cursor : null)
  const [after, before] = [known(state.after), known(state.before)]
  const [list, billing, waiting] = await Promise.all([
    ask(listProjects, null, { q, filters, sort, direction, after, before, size }),
    ask(listBillingAccounts, null, {}),
    ask(waitingTransfers, null, {}),
  ])
  const payers = [...orgPayers(billing), ownPayer(me.userId, billing)]
  const from = after === null && before === null ? 1 : state.from
  return (
    <>
      <PageHeader title="Projects">Those you are in, in every organization.</PageHeader>
      <WaitingTransfers transfers={waiting} />
      <div className="mt-4">
        <ProjectsTable
          rows={list.rows}
          payers={list.payers}
          page={{ size, total: list.total, next: list.next, previous: list.previous, from }}
          state={state}
          toolbar={<NewProjectButton payers={payers} payer={billing.billTo ?? me.userId} reason={noneOpen(payers)} />}
        />
      </div>
    </>
  )
}
