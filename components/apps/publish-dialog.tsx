"use client"

import { useAct } from "@/components/form/act"
import { TextareaField, TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { publishInput } from "@/lib/apps/inputs"

type PublishDialogProps = {
  app: { id: string; title: string; versions: readonly { version: string }[] }
  onClose: () => void
}
const schema = publishInput.omit({ app: true })

export default function PublishDialog({ app, onClose }: PublishDialogProps) {
  return (
    <Dialog
      title={`Publish a version of ${app.title}`}
      description="It can be deprecated later; its number cannot be used again."
      onClose={onClose}
    >
      <Publish app={app} />
    </Dialog>
  )
}

function Publish({ app }: Pick<PublishDialogProps, "app">) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  const newest = app.versions[0]?.version
  return (
    <Form
      schema={schema}
      defaultValues={{ version: "", notes: "" }}
      onSubmit={(values, key) => act("app.publish-version", null, { app: app.id, ...values }, { key })}
      onDone={() => {
        add({ title: `Published a version of ${app.title}`, tone: "done" })
        close()
      }}
    >
      <DialogSection>
        <div className="grid gap-3.5">
          <TextField
            name="version"
            label="Version"
            maxLength={40}
            spellCheck={false}
            className="font-mono"
            hint={newest ? `The newest is ${newest}.` : "Three numbers, such as 1.0.0."}
          />
          <TextareaField name="notes" label="Release notes" rows={4} hint="Optional. What is new in it." />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Publish version</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
