import type { Metadata } from "next"
import { ProjectEvents } from "@/components/grants/project-events"
import { ask } from "@/lib/doors/page"
import { projectHistory } from "@/lib/grants/history"
import type { SearchParams } from "@/lib/listing/url"
import { type ProjectParams, projectOf } from "../project"

export const metadata: Metadata = { title: "History" }

type Props = ProjectParams & { searchParams: Promise<SearchParams> }

export default async function ProjectHistoryPage({ params, searchParams }: Props) {
  const project = await projectOf((await params).project)
  const { before } = await searchParams
  const from = typeof before === "string" ? before : null
  const { events, older } = await ask(projectHistory, null, { project: project.id, before: from })
  const path = `/projects/${project.id}/history`
  return <ProjectEvents events={events} older={older ? `${path}?before=${older}` : null} newest={from ? path : null} />
}
