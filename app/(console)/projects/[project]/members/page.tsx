import type { Metadata } from "next"
import { GrantsTable } from "@/components/grants/grants-table"
import { MembersViews } from "@/components/grants/views"
import { EmptyState } from "@/components/ui/empty-state"
import { ask } from "@/lib/doors/page"
import { listGrants } from "@/lib/grants/list"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { type ProjectParams, projectOf } from "../project"
import { GRANTS_LISTING } from "./listing"

export const metadata: Metadata = { title: "Members" }

type Props = ProjectParams & { searchParams: Promise<SearchParams> }

export default async function ProjectMembersPage({ params, searchParams }: Props) {
  const project = await projectOf((await params).project)
  if (project.level === "NONE" && !project.payerAdmin)
    return <EmptyState title="Only its members see who is in a project">You can see its settings.</EmptyState>
  const state = parseListing(await searchParams, GRANTS_LISTING)
  const { grants, next } = await ask(listGrants, null, { project: project.id, q: state.q, after: state.after })
  const { administer, grantSelf } = project.permits
  return (
    <>
      <MembersViews project={project.id} people={administer || project.payerAdmin} />
      <GrantsTable
        project={{
          id: project.id,
          name: project.name,
          personal: project.payer.id.startsWith("user-"),
          administers: administer,
          mayAskWhy: administer || project.payerAdmin,
          grantSelf,
        }}
        grants={grants}
        next={next}
        state={state}
        isFirst={state.after === null}
      />
    </>
  )
}
