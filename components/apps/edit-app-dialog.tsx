"use client"

import { z } from "zod"
import { useAct } from "@/components/form/act"
import { TextareaField, TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { appDescription, appTitle } from "@/lib/apps/inputs"

type Edited = { id: string; title: string; description: string; revision: number }
const schema = z.strictObject({ title: appTitle, description: appDescription })

export default function EditAppDialog({ app, onClose }: { app: Edited; onClose: () => void }) {
  return (
    <Dialog title={`Edit ${app.title}`} description="Its id and its name stay as they are." onClose={onClose}>
      <EditApp app={app} />
    </Dialog>
  )
}

function EditApp({ app }: { app: Edited }) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  const { id, title, description, revision } = app
  async function undo() {
    const answer = await act("app.edit-details", null, { app: id, version: revision + 1, title, description })
    if (!answer.ok) throw new Error(answer.message)
  }
  return (
    <Form
      schema={schema}
      defaultValues={{ title, description }}
      onSubmit={(values, key) => act("app.edit-details", null, { app: id, version: revision, ...values }, { key })}
      onDone={(answer) => {
        if ("changed" in answer && answer.changed > 0) add({ title: "Changed the app", tone: "done", undo })
        close()
      }}
    >
      <DialogSection>
        <div className="grid gap-3.5">
          <TextField name="title" label="Title" maxLength={100} />
          <TextareaField name="description" label="Description" rows={5} />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Save app</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
