"use client"

import { Upload } from "lucide-react"
import { type ChangeEvent, useEffect, useRef, useSyncExternalStore } from "react"
import { useAct } from "@/components/form/act"
import { Button } from "@/components/ui/button"
import { useToasts } from "@/components/ui/toast"
import type { UploadState } from "@/lib/uploads/facts"
import { useDroppedFiles } from "./dropped-files"
import { UploadPanel } from "./upload-panel"
import { addFiles, onServer, subscribe, underWay } from "./uploads-under-way"

type UploadQueueProps = {
  project: string
  /** Where new files go; null for the root. */
  folder: string | null
  /** Why nothing can be uploaded here; null where it can. */
  blocked: string | null
  /** Uploads of one's own that were begun before: choosing the same file goes on with them. */
  resumable: readonly UploadState[]
}

/** Uploads files that are chosen, or dropped anywhere on the page, and shows how far they are (A131, A145). */
export function UploadQueue({ project, folder, blocked, resumable }: UploadQueueProps) {
  const { act } = useAct()
  const toasts = useToasts()
  const input = useRef<HTMLInputElement>(null)
  const items = useSyncExternalStore(subscribe, underWay, onServer).filter((item) => item.project === project)
  const isBusy = items.some((item) => item.state === "sending" || item.state === "waiting")
  const known = new Set(items.map((item) => item.upload))
  const left = blocked === null ? resumable.filter((upload) => !known.has(upload.upload)) : []

  const take = (files: readonly File[]) => {
    if (files.length > 0) addFiles(files, { project, folder }, resumable, act)
  }
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    take([...(target.files ?? [])])
    target.value = ""
  }
  const over = useDroppedFiles(blocked === null, ({ files, folders }) => {
    if (folders > 0) toasts.add({ title: "Folders are not uploaded. Open them and drop the files.", tone: "failed" })
    take(files)
  })

  useEffect(() => {
    if (!isBusy) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", warn)
    return () => window.removeEventListener("beforeunload", warn)
  }, [isBusy])

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        aria-label="Files to upload"
        tabIndex={-1}
        className="sr-only"
        onChange={choose}
      />
      <Button look="primary" reason={blocked ?? undefined} onClick={() => input.current?.click()}>
        <Upload aria-hidden size={16} />
        Upload files
      </Button>
      {over ? (
        <p className="pointer-events-none fixed inset-x-4 bottom-4 z-50 rounded-lg border-[1.5px] border-accent border-dashed bg-accent-soft px-6 py-5 text-center">
          Drop the files to upload them here
        </p>
      ) : null}
      {items.length > 0 || left.length > 0 ? <UploadPanel project={project} items={items} left={left} /> : null}
    </>
  )
}
