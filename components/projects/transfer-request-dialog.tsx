"use client"

import { useAct } from "@/components/form/act"
import { TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { requestTransferInput } from "@/lib/transfers/inputs"

type TransferRequestProps = { project: { id: string; name: string; payer: { name: string } } }

/** Whom to ask to take over the billing (A190). */
export default function TransferRequestDialog(props: TransferRequestProps & { onClose: () => void }) {
  return (
    <Dialog
      title={`Transfer the billing of ${props.project.name}`}
      description={`They are told by mail and bell, and can view the project from then on. Until they accept, it is billed to ${props.project.payer.name}.`}
      onClose={props.onClose}
    >
      <TransferRequest project={props.project} />
    </Dialog>
  )
}

function TransferRequest({ project }: TransferRequestProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  return (
    <Form
      schema={requestTransferInput}
      defaultValues={{ project: project.id, to: "" }}
      onSubmit={(values, key) => act("project.transfer-to-user", null, values, { key })}
      onDone={() => {
        add({ title: "Sent the transfer request" })
        close()
      }}
    >
      <DialogSection>
        <div className="grid gap-3">
          <TextField name="to" label="E-mail or username" maxLength={254} spellCheck={false} />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Send Transfer Request</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
