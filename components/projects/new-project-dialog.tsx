"use client"

import { useRouter } from "next/navigation"
import { useAct } from "@/components/form/act"
import { SelectField, TextareaField, TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { createProjectInput } from "@/lib/projects/inputs"
import type { PayerChoice } from "./payer-choice"

type NewProjectDialogProps = { payers: readonly PayerChoice[]; payer: string; onClose: () => void }

export default function NewProjectDialog({ payers, payer, onClose }: NewProjectDialogProps) {
  return (
    <Dialog
      title="New project"
      description="A workspace for data, which you administer and share with whom you choose."
      onClose={onClose}
    >
      <NewProject payers={payers} payer={payer} />
    </Dialog>
  )
}

function NewProject({ payers, payer }: Omit<NewProjectDialogProps, "onClose">) {
  const { act } = useAct()
  const { add } = useToasts()
  const router = useRouter()
  const close = useCloseDialog()
  const blocked = payers.flatMap((one) => one.blocked ?? [])
  return (
    <Form
      schema={createProjectInput}
      defaultValues={{ name: "", summary: "", billedTo: payer }}
      onSubmit={(values, key) => act("project.create", null, values, { key })}
      onDone={(answer) => {
        const made = answer.value as { id: string; name: string }
        add({ title: `Created ${made.name}` })
        close()
        router.push(`/projects/${made.id}`)
      }}
    >
      <DialogSection>
        <div className="grid gap-3.5">
          <TextField name="name" label="Name" maxLength={200} />
          <TextareaField name="summary" label="Summary" rows={2} maxLength={500} hint="Optional. Shown in lists." />
          <SelectField
            name="billedTo"
            label="Billed to"
            options={payers}
            hint={
              payers.length > 1
                ? "Who pays for its storage and compute. Admins of an organization see every project billed to it."
                : "Your own account pays for it. An organization's admins can allow you billable activities."
            }
          />
          {blocked.map((why) => (
            <p key={why} className="text-dim text-sm">
              {why}
            </p>
          ))}
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Create project</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
