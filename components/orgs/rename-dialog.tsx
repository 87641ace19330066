"use client"

import { useAct } from "@/components/form/act"
import { TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { renameInput } from "@/lib/orgs/inputs"

type Org = { id: string; name: string; version: number }

export default function RenameDialog({ org, onClose }: { org: Org; onClose: () => void }) {
  return (
    <Dialog
      title="Rename Organization"
      description="The name is shown on screens and in mails. The id stays as it is."
      onClose={onClose}
    >
      <RenameForm org={org} />
    </Dialog>
  )
}

function RenameForm({ org }: { org: Org }) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()

  async function undo() {
    const answer = await act("org.rename", org.id, { name: org.name, version: org.version + 1 })
    if (!answer.ok) throw new Error(answer.message)
  }
  return (
    <Form
      schema={renameInput}
      defaultValues={{ name: org.name, version: org.version }}
      onSubmit={(values, key) => act("org.rename", org.id, values, { key })}
      onDone={(answer) => {
        if ("changed" in answer && answer.changed > 0) add({ title: "Renamed the organization", undo })
        close()
      }}
    >
      <DialogSection>
        <div className="grid gap-3">
          <TextField name="name" label="Organization name" />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Rename</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
