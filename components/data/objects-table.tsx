"use client"

import { FolderPlus, Info, UsersRound } from "lucide-react"
import dynamic from "next/dynamic"
import { useMemo, useState } from "react"
import { useCommands } from "@/components/shell/commands"
import type { Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { IconButton } from "@/components/ui/icon-button"
import type { ListObjects, ObjectListed } from "@/lib/data/list"
import type { ListingState } from "@/lib/listing/url"
import type { UploadState } from "@/lib/uploads/facts"
import { Breadcrumbs } from "./breadcrumbs"
import { OBJECT_FILTERS, objectColumns } from "./columns"
import type { ObjectDeed } from "./deeds"
import { InfoPanel } from "./info-panel"
import { ObjectActions } from "./object-actions"
import { useRowMenu } from "./row-menu"
import { UploadQueue } from "./upload-queue"

const DeedDialog = dynamic(() => import("./deed-dialog"), { ssr: false })
const NewFolderDialog = dynamic(() => import("./name-dialogs").then((dialogs) => dialogs.NewFolderDialog), {
  ssr: false,
})
const ShareDialog = dynamic(() => import("@/components/grants/share-dialog"), { ssr: false })

type ObjectsTableProps = {
  project: { id: string; name: string; administers: boolean }
  folder: string | null
  list: ListObjects
  page: Page
  state: ListingState
  uploads: readonly UploadState[]
}

/** The Manage tab: what stands in a folder, what can be done with one of it and with many, and what is known of each (A131 to A135, A140). */
export function ObjectsTable({ project, folder, list, page, state, uploads }: ObjectsTableProps) {
  const [deed, setDeed] = useState<ObjectDeed | null>(null)
  const [opened, setOpened] = useState<"folder" | "share" | null>(null)
  const [panel, setPanel] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const { permits, rows } = list
  const place = { project, folder }
  const home = `/projects/${project.id}/manage`
  const show = (row: ObjectListed) => {
    setShown(row.id)
    setPanel(true)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what show sets never changes
  const columns = useMemo(() => objectColumns(home, show), [home])
  const menu = useRowMenu(place, permits, { onShow: show, onDeed: setDeed })
  const commands = useMemo(
    () =>
      permits.makeFolder === null
        ? [{ id: "new-folder", group: "Manage", label: "New folder", run: () => setOpened("folder") }]
        : [],
    [permits.makeFolder],
  )
  useCommands(commands)
  return (
    <>
      <div className="mb-3 flex items-center gap-2">
        <Breadcrumbs home={home} root={project.name} line={list.breadcrumbs} />
        <span className="ml-auto flex gap-1">
          {project.administers ? (
            <IconButton label="Share Project" onClick={() => setOpened("share")}>
              <UsersRound aria-hidden size={16} />
            </IconButton>
          ) : null}
          <IconButton
            label={panel ? "Hide Info Panel" : "Show Info Panel"}
            aria-pressed={panel}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={() => setPanel(!panel)}
          >
            <Info aria-hidden size={16} />
          </IconButton>
        </span>
      </div>
      <div className={panel ? "grid gap-5 lg:grid-cols-[minmax(0,1fr)_320px]" : ""}>
        <div className="min-w-0">
          <DataTable<ObjectListed>
            label="Data objects"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            rowLabel={(row) => row.name}
            page={page}
            state={state}
            filters={OBJECT_FILTERS}
            search="Search in the project"
            rowMenu={menu}
            actions={(selection) => (
              <ObjectActions selection={selection} permits={permits} onDeed={setDeed} onOne={panel ? setShown : null} />
            )}
            toolbar={
              <>
                <Button look="plain" reason={permits.makeFolder ?? undefined} onClick={() => setOpened("folder")}>
                  <FolderPlus aria-hidden size={16} />
                  New folder
                </Button>
                <UploadQueue project={project.id} folder={folder} blocked={permits.upload} resumable={uploads} />
              </>
            }
            empty={<Empty folder={folder} blocked={permits.upload} />}
          />
        </div>
        {panel ? (
          <InfoPanel
            project={project.id}
            object={shown}
            version={rows.find((row) => row.id === shown)?.version ?? null}
            blocked={permits.arrange}
            onEdit={() => {
              const row = rows.find((one) => one.id === shown)
              if (row) setDeed({ verb: "edit", target: { ids: [row.id] }, count: 1, rows: [row] })
            }}
            onClose={() => setPanel(false)}
          />
        ) : null}
      </div>
      {deed ? <DeedDialog place={place} deed={deed} onClose={() => setDeed(null)} /> : null}
      {opened === "folder" ? <NewFolderDialog place={place} onClose={() => setOpened(null)} /> : null}
      {opened === "share" ? <ShareDialog project={project} onClose={() => setOpened(null)} /> : null}
    </>
  )
}

const Empty = ({ folder, blocked }: { folder: string | null; blocked: string | null }) => (
  <EmptyState title={folder === null ? "No data yet" : "This folder is empty"}>
    {blocked === null ? "Drop files anywhere on this page, or choose them with “Upload files”." : blocked}
  </EmptyState>
)
