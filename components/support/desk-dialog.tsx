"use client"

import { type ReactNode, useState } from "react"
import ConfirmDialog from "@/components/form/confirm-dialog"
import { useToasts } from "@/components/ui/toast"
import { ReasonField, reasonGiven } from "./reason-field"
import { DESK_WORDS } from "./words"

type DeskDialogProps = {
  title: string
  description?: ReactNode
  operation: string
  /** All but the reason; null while something is still to be given. */
  input: Readonly<Record<string, unknown>> | null
  verb: string
  danger?: boolean | undefined
  /** What to say once it is done. */
  said: string
  onDone?: ((value: unknown) => void) | undefined
  onClose: () => void
  children?: ReactNode
}

/** Asks before something support does, with its reason, and shows what it will do. */
export function DeskDialog({ title, description, operation, input, verb, danger, said, ...rest }: DeskDialogProps) {
  const [written, setReason] = useState("")
  const { add } = useToasts()
  const reason = reasonGiven(written)
  return (
    <ConfirmDialog
      title={title}
      description={description}
      operation={operation}
      org={null}
      input={input !== null && reason !== null ? { ...input, reason } : null}
      verb={verb}
      danger={danger}
      words={DESK_WORDS}
      idle={
        input === null ? "Fill in what is missing to see what will happen." : "Give a reason to see what will happen."
      }
      onDone={({ value }) => {
        add({ title: said })
        rest.onDone?.(value)
      }}
      onClose={rest.onClose}
    >
      <div className="grid gap-3.5">
        {rest.children}
        <ReasonField value={written} onChange={setReason} />
      </div>
    </ConfirmDialog>
  )
}
