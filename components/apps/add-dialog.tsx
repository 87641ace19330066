"use client"

import { useId, useState } from "react"
import ConfirmDialog from "@/components/form/confirm-dialog"
import { Textarea } from "@/components/ui/textarea"
import { useToasts } from "@/components/ui/toast"
import type { AppKind } from "@/lib/access/app-access"
import { APP_WORDS } from "./words"

type AddDialogProps = { app: { id: string; title: string }; kind: AppKind; title: string; onClose: () => void }

const namesIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))]

/** Makes people or organizations developers or authorized users; the preview says who they are (A100, A101). */
export default function AddDialog({ app, kind, title, onClose }: AddDialogProps) {
  const [text, setText] = useState("")
  const { add } = useToasts()
  const field = useId()
  const principals = namesIn(text)
  return (
    <ConfirmDialog
      title={`${title} of ${app.title}`}
      operation="app.add-permissions"
      org={null}
      input={principals.length > 0 ? { app: app.id, kind, principals } : null}
      verb={(changed) => (changed > 1 ? `Add ${changed}` : "Add")}
      words={APP_WORDS}
      idle="Nothing yet. Say whom to add."
      onClose={onClose}
      onDone={(done) => {
        const changed = done.lines.filter((line) => line.outcome === "changed")
        add({
          title: `Added ${changed.length === 1 ? changed[0]?.label : `${changed.length}`}`,
          description: done.lines.find((line) => line.outcome === "refused")?.message,
          tone: "done",
        })
      }}
    >
      <label htmlFor={field} className="mb-1.5 block">
        People and organizations
      </label>
      <Textarea
        id={field}
        rows={3}
        value={text}
        spellCheck={false}
        aria-describedby={`${field}-hint`}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${field}-hint`} className="mt-1 text-faint text-xs leading-4">
        Usernames, e-mail addresses or organization ids such as org-northwind, with spaces or commas between them.
      </p>
    </ConfirmDialog>
  )
}
