"use client"

import { clsx } from "clsx"
import { ChevronDown, ChevronUp, X } from "lucide-react"
import { useState } from "react"
import { useAct } from "@/components/form/act"
import { bytesInWords } from "@/components/ui/bytes"
import { IconButton } from "@/components/ui/icon-button"
import type { UploadState } from "@/lib/uploads/facts"
import { UploadRow } from "./upload-row"
import { type Item, pauseItem, removeDone, removeItem, resumeItem } from "./uploads-under-way"

const files = (count: number): string => (count === 1 ? "1 file" : `${count} files`)

function titleOf(items: readonly Item[], left: number): string {
  const going = items.filter((item) => item.state !== "done" && item.state !== "failed").length
  const failed = items.filter((item) => item.state === "failed").length
  if (going > 0) return `Uploading ${files(going)}`
  if (failed > 0) return `${files(failed)} not uploaded`
  return items.length > 0 ? `${files(items.length)} uploaded` : `${files(left)} not finished`
}

type UploadPanelProps = {
  project: string
  items: readonly Item[]
  /** Begun before, in another page or elsewhere. */
  left: readonly UploadState[]
}

/** What is on its way in, in a corner of the page; open by itself only while something is sent from this page or did not come in. */
export function UploadPanel({ project, items, left }: UploadPanelProps) {
  const { act } = useAct()
  const [chosen, setOpen] = useState<boolean | null>(null)
  const isOpen = chosen ?? items.some((item) => item.state !== "done")
  const title = titleOf(items, left.length)
  const canClear = left.length === 0 && items.every((item) => item.state === "done")
  return (
    <>
      {/* Room to scroll what lies under the panel out from under it. */}
      <div aria-hidden className={isOpen ? "h-[50vh]" : "h-16"} />
      <section
        aria-label="Uploads"
        className={clsx(
          "fixed right-4 bottom-4 z-40 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-surface shadow-lg max-sm:bottom-20",
          isOpen ? "w-96" : "w-64",
        )}
      >
        <header className="flex items-center justify-between py-1 pr-1 pl-4">
          <h2 className="font-medium">
            <span role="status">{title}</span>
          </h2>
          <span className="flex">
            <IconButton label={isOpen ? "Show less" : "Show the files"} onClick={() => setOpen(!isOpen)}>
              {isOpen ? <ChevronDown aria-hidden size={16} /> : <ChevronUp aria-hidden size={16} />}
            </IconButton>
            {canClear ? (
              <IconButton label="Close" onClick={() => removeDone(project)}>
                <X aria-hidden size={16} />
              </IconButton>
            ) : null}
          </span>
        </header>
        {isOpen ? (
          <ul className="max-h-[45vh] overflow-y-auto border-line border-t">
            {items.map((item) => (
              <UploadRow
                key={item.id}
                item={item}
                onPause={() => pauseItem(item.id)}
                onResume={() => resumeItem(item.id, act)}
                onRemove={() => void removeItem(item.id, act)}
              />
            ))}
            {left.map(({ upload, name, received, bytes }) => (
              <li
                key={upload}
                className="grid grid-cols-[1fr_auto] items-center gap-x-3 border-line border-t px-4 py-2 first:border-t-0"
              >
                <div className="min-w-0">
                  <p className="truncate">{name}</p>
                  <p className="text-dim text-sm">
                    {bytesInWords(received)} of {bytesInWords(bytes)} arrived. Choose the file again to go on.
                  </p>
                </div>
                <IconButton
                  label={`Cancel ${name}`}
                  onClick={() => void act("upload.cancel", null, { project, upload })}
                >
                  <X aria-hidden size={16} />
                </IconButton>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </>
  )
}
