"use client"

import { clsx } from "clsx"
import { FileUp } from "lucide-react"
import { useRouter } from "next/navigation"
import { type DragEvent, useId, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Spinner } from "@/components/ui/spinner"

const MOST = 10_000_000

type Answer = { file?: string; error?: { message: string } }

/** Sends a file through the upload door; answers with its id or with what is wrong. */
async function upload(org: string, file: File): Promise<{ file: string } | { problem: string }> {
  if (file.size > MOST)
    return {
      problem: `The file has ${Math.round(file.size / 1e6)} MB; at most 10 MB are taken. Split it and import the parts.`,
    }
  if (file.size === 0) return { problem: "The file is empty." }
  try {
    const answer = await fetch(`/orgs/${encodeURIComponent(org)}/files`, {
      method: "POST",
      headers: { "content-type": "text/csv", "x-file-name": encodeURIComponent(file.name.slice(0, 150)) },
      body: file,
    })
    const body = (await answer.json()) as Answer
    return body.file ? { file: body.file } : { problem: body.error?.message ?? "The file was not taken." }
  } catch {
    return { problem: "The connection was lost while the file was sent. Try again." }
  }
}

type FileDropProps = {
  org: string
  /** Where its dry run is shown. */
  path: string
  again?: boolean | undefined
}

/** Takes a CSV by dropping or choosing it, and leads to its dry run. */
export function FileDrop({ org, path, again }: FileDropProps) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()

  async function take(file: File | undefined) {
    if (!file || sending !== null) return
    setProblem(null)
    setSending(file.name)
    const answer = await upload(org, file)
    setSending(null)
    if (input.current) input.current.value = ""
    if ("problem" in answer) setProblem(answer.problem)
    else router.push(`${path}?file=${answer.file}`)
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div className="grid gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same by keyboard */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={clsx(
          "flex flex-wrap items-center justify-center gap-x-3 gap-y-2 rounded-lg border-[1.5px] border-dashed px-6 text-center",
          again ? "py-4" : "py-12",
          over ? "border-accent bg-accent-soft" : "border-line-strong bg-surface",
        )}
      >
        <FileUp aria-hidden size={18} className="text-dim" />
        <label htmlFor={id} className="text-dim">
          {again ? "Another file?" : "Drop a CSV file here, or"}
        </label>
        <input
          ref={input}
          id={id}
          type="file"
          accept=".csv,text/csv"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <Button look={again ? "plain" : "primary"} pending={sending !== null} onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        {sending ? (
          <span role="status" className="inline-flex items-center gap-2 text-dim">
            <Spinner /> Reading {sending}…
          </span>
        ) : null}
      </div>
      {problem ? (
        <Callout tone="danger" alert title="This file cannot be imported">
          {problem}
        </Callout>
      ) : null}
    </div>
  )
}
