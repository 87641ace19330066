"use client"

import { useRouter } from "next/navigation"
import { useAct } from "@/components/form/act"
import { SelectField, TextareaField, TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import type { Option } from "@/components/ui/select"
import { useToasts } from "@/components/ui/toast"
import { createAppInput } from "@/lib/apps/inputs"

type NewAppDialogProps = { payers: readonly Option[]; payer: string; onClose: () => void }

export default function NewAppDialog({ payers, payer, onClose }: NewAppDialogProps) {
  return (
    <Dialog
      title="New app"
      description="An entry in the catalogue, which you develop and let run whom you choose."
      onClose={onClose}
    >
      <NewApp payers={payers} payer={payer} />
    </Dialog>
  )
}

function NewApp({ payers, payer }: Omit<NewAppDialogProps, "onClose">) {
  const { act } = useAct()
  const { add } = useToasts()
  const router = useRouter()
  const close = useCloseDialog()
  return (
    <Form
      schema={createAppInput}
      defaultValues={{ title: "", name: "", description: "", billedTo: payer }}
      onSubmit={(values, key) => act("app.create", null, values, { key })}
      onDone={(answer) => {
        const made = answer.value as { id: string; name: string }
        add({ title: `Created ${made.name}`, tone: "done" })
        close()
        router.push(`/apps/${made.id}`)
      }}
    >
      <DialogSection>
        <div className="grid gap-3.5">
          <TextField name="title" label="Title" maxLength={100} />
          <TextField
            name="name"
            label="Name"
            maxLength={60}
            spellCheck={false}
            className="font-mono"
            hint="What programs call it, such as qc_report. It stays as it is."
          />
          <TextareaField name="description" label="Description" rows={3} hint="Optional. What it does, and for whom." />
          <SelectField
            name="billedTo"
            label="Billed to"
            options={payers}
            hint="Admins of an organization see every app billed to it, and can make themselves developers."
          />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Create app</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
