"use client"

import { type ReactNode, useState } from "react"
import ConfirmDialog from "@/components/form/confirm-dialog"
import { Input } from "@/components/ui/input"
import { useToasts } from "@/components/ui/toast"
import { reasonField } from "@/lib/support/inputs"
import { Labelled } from "./labelled"
import { DESK_WORDS } from "./words"

export type DeskDialogProps = {
  title: string
  description?: ReactNode
  operation: string
  /** All but the reason; null while something is still to be given. */
  input: Readonly<Record<string, unknown>> | null
  verb: string
  danger?: boolean | undefined
  /** What to say once it is done. */
  said: string
  onClose: () => void
  children?: ReactNode
}

/** Asks before something support does, with the reason that goes into the trail of the org or the account (INV-47), and shows what it will do. */
export function DeskDialog({ title, description, operation, input, verb, danger, said, ...rest }: DeskDialogProps) {
  const [reason, setReason] = useState("")
  const { add } = useToasts()
  const given = reasonField.safeParse(reason)
  return (
    <ConfirmDialog
      title={title}
      description={description}
      operation={operation}
      org={null}
      input={input !== null && given.success ? { ...input, reason: given.data } : null}
      verb={verb}
      danger={danger}
      words={DESK_WORDS}
      idle={
        input === null ? "Fill in what is missing to see what will happen." : "Give a reason to see what will happen."
      }
      onDone={() => add({ title: said })}
      onClose={rest.onClose}
    >
      <div className="grid gap-3.5">
        {rest.children}
        <Labelled
          label="Reason"
          hint={
            given.success || reason.trim() === ""
              ? "Kept in the trail, where those it concerns can read it."
              : given.error.issues[0]?.message
          }
        >
          {(control) => (
            <Input {...control} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          )}
        </Labelled>
      </div>
    </ConfirmDialog>
  )
}
