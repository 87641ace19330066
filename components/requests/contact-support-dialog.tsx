"use client"

import { Dialog } from "@/components/ui/dialog"
import { RequestForm, type RequestFormProps } from "./request-form"

type ContactSupportDialogProps = Omit<RequestFormProps, "place"> & {
  title: string
  description?: string | undefined
  onClose: () => void
}

/** Asks support for something from where it is missing (A034, A043, A342). */
export default function ContactSupportDialog({ title, description, onClose, ...form }: ContactSupportDialogProps) {
  return (
    <Dialog title={title} description={description} onClose={onClose}>
      <RequestForm {...form} place="dialog" />
    </Dialog>
  )
}
