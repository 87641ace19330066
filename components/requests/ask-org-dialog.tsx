"use client"

import { TextareaField, TextField } from "@/components/form/fields"
import { askOrgForm } from "@/lib/requests/inputs"
import { AskDialog } from "./ask-dialog"

/** Asks support to make an org that projects are billed to, by its name (A024). */
export default function AskOrgDialog({ onClose }: { onClose: () => void }) {
  return (
    <AskDialog
      title="Ask for a billable organization"
      description="Billing is agreed with support. They answer by mail, make the organization, and you become its admin."
      schema={askOrgForm}
      defaultValues={{ name: "", handle: "", message: "" }}
      request={({ name, handle, message }) => ({
        kind: "billable-org",
        subject: `A billable organization: ${name}`,
        message,
        details: { name, ...(handle ? { handle } : {}) },
      })}
      onClose={onClose}
    >
      {() => (
        <>
          <TextField name="name" label="Organization name" maxLength={100} />
          <TextField
            name="handle"
            label="Organization ID"
            hint="If you have a wish: it becomes org-…, and never changes."
          />
          <TextareaField name="message" label="Message" rows={4} hint="Who is invoiced, and what it is for." />
        </>
      )}
    </AskDialog>
  )
}
