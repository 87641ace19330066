"use client"

import { type ReactNode, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { Input } from "@/components/ui/input"
import type { ActResult } from "@/lib/operations/outcome"
import { useAct } from "./act"
import { FormError } from "./form-error"
import { type FieldWords, PreviewPanel } from "./preview-panel"
import { useSubmission } from "./submission"
import { usePreview } from "./use-preview"

type ConfirmProps = {
  /** The operation, its org and its input. */
  operation: string
  org: string | null
  input: unknown
  /** The verb on the button; a function gets the number that will change. */
  verb: string | ((changed: number) => string)
  danger?: boolean | undefined
  /** What has to be typed first, for what cannot be undone. */
  typed?: string | undefined
  /** False where there is nothing to preview. */
  previewed?: boolean | undefined
  words?: FieldWords | undefined
  onDone?: ((answer: Extract<ActResult, { ok: true }>) => void) | undefined
  children?: ReactNode
}
type ConfirmDialogProps = ConfirmProps & { title: string; description?: ReactNode; onClose: () => void }

/** Asks before an operation, and shows from its preview what it will do. */
export default function ConfirmDialog({ title, description, onClose, ...confirm }: ConfirmDialogProps) {
  return (
    <Dialog title={title} description={description} onClose={onClose}>
      <Confirm {...confirm} />
    </Dialog>
  )
}

function Confirm(props: ConfirmProps) {
  const { operation, org, input, verb, danger, typed, previewed = true, words, onDone, children } = props
  const [entered, setEntered] = useState("")
  const { act } = useAct()
  const asked = usePreview(operation, org, previewed ? input : null)
  const { pending, error, submit } = useSubmission()
  const close = useCloseDialog()
  const field = useId()
  const nothing = previewed && asked.preview?.changed === 0
  const unready = (previewed && !asked.preview) || nothing || (typed !== undefined && entered.trim() !== typed)

  async function go() {
    if (unready) return
    const answer = await submit((key) => act(operation, org, input, { key, expect: asked.preview?.digest }))
    if (!answer) return
    if (answer.ok) {
      onDone?.(answer)
      close()
    } else if (answer.preview) asked.replace(answer.preview)
  }

  return (
    <form
      className="contents"
      onSubmit={(event) => {
        event.preventDefault()
        void go()
      }}
    >
      {children ? <DialogSection>{children}</DialogSection> : null}
      {previewed ? (
        <DialogSection sunken>
          <PreviewPanel preview={asked.preview} refused={asked.refused} pending={asked.pending} words={words} />
        </DialogSection>
      ) : null}
      {typed === undefined ? null : (
        <DialogSection>
          <label htmlFor={field} className="mb-1.5 block">
            This cannot be undone. Type <b className="font-medium">{typed}</b> to go on.
          </label>
          <Input id={field} value={entered} onChange={(event) => setEntered(event.target.value)} />
        </DialogSection>
      )}
      {error ? (
        <DialogSection>
          <FormError error={error} />
        </DialogSection>
      ) : null}
      <DialogFooter>
        <DialogCancel />
        <Button type="submit" look={danger ? "danger" : "primary"} pending={pending} disabled={unready}>
          {typeof verb === "string" ? verb : verb(asked.preview?.changed ?? 0)}
        </Button>
      </DialogFooter>
    </form>
  )
}
