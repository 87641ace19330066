"use client"

import { TextareaField, TextField } from "@/components/form/fields"
import { askSponsorshipForm } from "@/lib/requests/inputs"
import { AskDialog } from "./ask-dialog"

type AskSponsorDialogProps = { project: { id: string; name: string }; onClose: () => void }

/** Asks support to let somebody else pay for the storage of a project until a date (A199). */
export default function AskSponsorDialog({ project, onClose }: AskSponsorDialogProps) {
  return (
    <AskDialog
      title="Ask for a sponsorship"
      description={`The sponsor pays for the storage of ${project.name} until the end you give. Support agrees it with them; until then nothing changes.`}
      schema={askSponsorshipForm}
      defaultValues={{ sponsor: "", until: "", message: "" }}
      request={({ sponsor, until, message }) => ({
        kind: "sponsorship",
        // A project may hold PHI: in mails its name stays out (A184).
        subject: `Sponsorship of ${project.id}`,
        message,
        details: { project: project.id, sponsor, until: new Date(until).toISOString() },
      })}
      onClose={onClose}
    >
      {() => (
        <>
          <TextField name="sponsor" label="Sponsor" hint="The id of an organization or a user: org-… or user-…" />
          <TextField name="until" label="Until" type="datetime-local" hint="In your time zone." />
          <TextareaField name="message" label="Message" rows={4} hint="Who agreed to it, and why." />
        </>
      )}
    </AskDialog>
  )
}
