"use client"

import { ChevronRight, Folder } from "lucide-react"
import { useEffect, useState } from "react"
import { useAct } from "@/components/form/act"
import { Spinner } from "@/components/ui/spinner"
import type { ListObjects } from "@/lib/data/list"

type FolderBrowserProps = {
  project: { id: string; name: string }
  folder: string | null
  onFolder: (folder: string | null, name: string) => void
}

const SHOWN = 100
const row = "flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-sunken"

/** A way through a project's folders: where one stands is what is chosen. */
export function FolderBrowser({ project, folder, onFolder }: FolderBrowserProps) {
  const { read } = useAct()
  const [found, setFound] = useState<{ of: string; list: ListObjects | null; message: string } | null>(null)
  const at = `${project.id}/${folder ?? ""}`
  useEffect(() => {
    let current = true
    void read("object.list", null, { project: project.id, folder, size: SHOWN }).then((answer) => {
      if (!current) return
      setFound({
        of: at,
        list: answer.ok ? (answer.value as ListObjects) : null,
        message: answer.ok ? "" : answer.message,
      })
    })
    return () => {
      current = false
    }
  }, [read, project.id, folder, at])
  const list = found?.of === at ? found.list : null
  const folders = list?.rows.filter((one) => one.kind === "FOLDER") ?? []
  const line = [{ id: null, name: project.name }, ...(list?.breadcrumbs ?? [])]
  return (
    <fieldset className="min-w-0 rounded-md border">
      <legend className="sr-only">Folder</legend>
      <ol className="flex flex-wrap items-center gap-1 border-b px-2 py-1.5">
        {line.map((step, n) => (
          <li key={step.id ?? ""} className="flex items-center gap-1">
            {n > 0 ? <ChevronRight aria-hidden size={13} className="text-faint" /> : null}
            <button
              type="button"
              aria-current={n === line.length - 1 ? "location" : undefined}
              onClick={() => onFolder(step.id, step.name)}
              className="max-w-[22ch] truncate rounded-sm px-1 hover:underline aria-[current]:font-medium"
            >
              {step.name}
            </button>
          </li>
        ))}
      </ol>
      <ul aria-label={`Folders in ${line.at(-1)?.name}`} className="max-h-40 min-h-16 overflow-y-auto p-1">
        {found?.of === at ? null : (
          <li className="p-2">
            <Spinner />
          </li>
        )}
        {found?.of === at && found.message ? <li className="p-2 text-danger">{found.message}</li> : null}
        {list && folders.length === 0 ? <li className="p-2 text-dim">No folders in here.</li> : null}
        {folders.map((one) => (
          <li key={one.id}>
            <button type="button" className={row} onClick={() => onFolder(one.id, one.name)}>
              <Folder aria-hidden size={15} className="shrink-0 text-accent" />
              <span className="truncate">{one.name}</span>
            </button>
          </li>
        ))}
        {folders.length === SHOWN ? <li className="p-2 text-dim">The first {SHOWN} folders are shown.</li> : null}
      </ul>
    </fieldset>
  )
}
