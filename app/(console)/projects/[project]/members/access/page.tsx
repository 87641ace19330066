import type { Metadata } from "next"
import { PeopleTable } from "@/components/grants/people-table"
import { MembersViews } from "@/components/grants/views"
import { ask, tryAsk } from "@/lib/doors/page"
import { countPeople, listPeople } from "@/lib/grants/people"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { type ProjectParams, projectOf } from "../../project"
import { PEOPLE_LISTING } from "../listing"

export const metadata: Metadata = { title: "Who has access" }

type Props = ProjectParams & { searchParams: Promise<SearchParams> }

export default async function WhoHasAccessPage({ params, searchParams }: Props) {
  const project = await projectOf((await params).project)
  const state = parseListing(await searchParams, PEOPLE_LISTING)
  const asked = { project: project.id, q: state.q, level: [...(state.filters.level ?? [])] }
  // The rows never wait for the total, and stand without it.
  const total = tryAsk(countPeople, null, asked).then((counted) => (counted.ok ? counted.value.total : null))
  const { after, before, size } = state
  const { people, next, previous } = await ask(listPeople, null, { ...asked, after, before, size })
  return (
    <>
      <MembersViews project={project.id} people />
      <PeopleTable
        project={{ id: project.id, name: project.name }}
        people={people}
        page={{ size, total, next, previous, from: state.from }}
        state={state}
      />
    </>
  )
}
