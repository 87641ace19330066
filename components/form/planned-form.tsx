"use client"

import { type ReactNode, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { Input } from "@/components/ui/input"
import type { ActResult } from "@/lib/operations/outcome"
import { useAct } from "./act"
import { FormError } from "./form-error"
import { type FieldWords, PreviewPanel } from "./preview-panel"
import { useSubmission } from "./submission"
import { usePreview } from "./use-preview"

export type PlannedFormProps = {
  /** The operation, its org and its input; null while there is nothing to ask yet. */
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
  /** What to say while there is nothing to ask yet. */
  idle?: string | undefined
  onDone?: ((answer: Extract<ActResult, { ok: true }>) => void) | undefined
  children?: ReactNode
}

/** The inside of a dialog that shows from the preview what an operation will do; what was shown is done, or the new preview shown. */
export function PlannedForm(props: PlannedFormProps) {
  const { operation, org, input, verb, danger, typed, previewed = true, words, idle, onDone, children } = props
  const [entered, setEntered] = useState("")
  const { act } = useAct()
  const asked = usePreview(operation, org, previewed ? input : null)
  const { pending, error, submit } = useSubmission()
  const close = useCloseDialog()
  const field = useId()
  const planned = !previewed || (input !== null && !asked.pending && (asked.preview?.changed ?? 0) > 0)
  const unready = !planned || (typed !== undefined && entered.trim() !== typed)

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
          <PreviewPanel {...asked} words={words} idle={idle} />
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
