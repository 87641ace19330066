"use client"

import { Check, Pause, Play, X } from "lucide-react"
import { bytesInWords } from "@/components/ui/bytes"
import { IconButton } from "@/components/ui/icon-button"
import { Progress } from "@/components/ui/progress"
import type { Item } from "./uploads-under-way"

const STATE_WORDS = {
  waiting: "Waiting",
  sending: "Uploading",
  paused: "Paused",
  finishing: "Checking",
  done: "Uploaded",
  failed: "Stopped",
} as const satisfies Record<Item["state"], string>

type UploadRowProps = {
  item: Item
  onPause: () => void
  onResume: () => void
  onRemove: () => void
}

/** A file on its way in: how far it is, and what can be done about it. */
export function UploadRow({ item, onPause, onResume, onRemove }: UploadRowProps) {
  const { file, state, received, problem } = item
  const detail = state === "done" ? bytesInWords(file.size) : `${bytesInWords(received)} of ${bytesInWords(file.size)}`
  const canResume = state === "paused" || state === "failed"
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-3 border-line border-t px-4 py-2 first:border-t-0">
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          {state === "done" ? <Check aria-hidden size={16} className="shrink-0 text-ok" /> : null}
          <span className="truncate">{file.name}</span>
        </p>
        {state === "done" || state === "failed" ? (
          <p
            className={state === "failed" ? "text-danger text-sm" : "text-dim text-sm"}
            role={problem ? "alert" : undefined}
          >
            {problem ?? `${STATE_WORDS[state]} · ${detail}`}
          </p>
        ) : (
          <div className="mt-1">
            <Progress
              label={`Upload of ${file.name}`}
              value={received}
              max={file.size}
              detail={`${STATE_WORDS[state]} · ${detail}`}
            />
          </div>
        )}
      </div>
      <div className="flex">
        {state === "sending" ? (
          <IconButton label={`Pause ${file.name}`} onClick={onPause}>
            <Pause aria-hidden size={16} />
          </IconButton>
        ) : null}
        {canResume ? (
          <IconButton label={`Resume ${file.name}`} onClick={onResume}>
            <Play aria-hidden size={16} />
          </IconButton>
        ) : null}
        {state === "finishing" ? null : (
          <IconButton
            label={state === "done" ? `Take ${file.name} off the list` : `Cancel ${file.name}`}
            onClick={onRemove}
          >
            <X aria-hidden size={16} />
          </IconButton>
        )}
      </div>
    </li>
  )
}
