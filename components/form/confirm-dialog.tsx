"use client"

import type { ReactNode } from "react"
import { Dialog } from "@/components/ui/dialog"
import { PlannedForm, type PlannedFormProps } from "./planned-form"

type ConfirmDialogProps = PlannedFormProps & { title: string; description?: ReactNode; onClose: () => void }

/** Asks before an operation, and shows from its preview what it will do. */
export default function ConfirmDialog({ title, description, onClose, ...form }: ConfirmDialogProps) {
  return (
    <Dialog title={title} description={description} onClose={onClose}>
      <PlannedForm {...form} />
    </Dialog>
  )
}
