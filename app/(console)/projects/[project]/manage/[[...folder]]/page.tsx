import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { ObjectsTable } from "@/components/data/objects-table"
import { NoticeGate, needsNotice } from "@/components/projects/notice-gate"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { folderId } from "@/lib/data/inputs"
import { countObjects, listObjects, objectPlace } from "@/lib/data/list"
import { OBJECTS_LISTING } from "@/lib/data/listing"
import { ask, tryAsk } from "@/lib/doors/page"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { listUploads } from "@/lib/uploads/get"
import { projectOf } from "../../project"

export const metadata: Metadata = { title: "Manage" }

type Props = { params: Promise<{ project: string; folder?: string[] }>; searchParams: Promise<SearchParams> }

/** The folder of the address: none is the root, and what is no folder's id is no page. */
function folderOf(parts: readonly string[] = []): string | null {
  if (parts.length === 0) return null
  const parsed = folderId.safeParse(parts.length === 1 ? parts[0] : "")
  return parsed.success ? parsed.data : notFound()
}

export default async function ManagePage({ params, searchParams }: Props) {
  const { project: id, folder: parts } = await params
  const project = await projectOf(id)
  const folder = folderOf(parts)
  if (project.level === "NONE")
    return (
      <EmptyState
        title="The data is open to the project's members"
        action={<LinkButton href={`/projects/${project.id}/members`}>See its members</LinkButton>}
      >
        You look after this project and hold no access to its data.
      </EmptyState>
    )
  if (needsNotice(project)) return <NoticeGate project={project} />
  const state = parseListing(await searchParams, OBJECTS_LISTING)
  const { q, filters, sort, direction, size } = state
  // A place that belongs to another order, or that was changed by hand, leads to the first page.
  const known = (cursor: string | null) => (cursor !== null && objectPlace({ sort, direction }, cursor) ? cursor : null)
  const [after, before] = [known(state.after), known(state.before)]
  const matching = { project: project.id, folder, q, filters }
  // The rows never wait for the total, and stand without it.
  const total = tryAsk(countObjects, null, matching).then((counted) => (counted.ok ? counted.value.objects : null))
  const [list, uploads] = await Promise.all([
    ask(listObjects, null, { ...matching, sort, direction, after, before, size }),
    // Asked only where it is open: a denied attempt is written down.
    project.permits.upload === null ? tryAsk(listUploads, null, { project: project.id }) : null,
  ])
  return (
    <ObjectsTable
      project={{ id: project.id, name: project.name, administers: project.permits.administer }}
      folder={folder}
      list={list}
      page={{
        size,
        total,
        next: list.next,
        previous: list.previous,
        from: after === null && before === null ? 1 : state.from,
      }}
      state={state}
      uploads={uploads?.ok ? uploads.value : []}
    />
  )
}
