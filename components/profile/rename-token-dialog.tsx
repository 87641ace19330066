"use client"

import { z } from "zod"
import { useAct } from "@/components/form/act"
import { TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { tokenName } from "@/lib/tokens/inputs"

type RenameProps = { token: string; name: string }

const schema = z.strictObject({ name: tokenName })

export default function RenameTokenDialog({ onClose, ...rest }: RenameProps & { onClose: () => void }) {
  return (
    <Dialog title={`Rename the token “${rest.name}”`} onClose={onClose}>
      <Rename {...rest} />
    </Dialog>
  )
}

function Rename({ token, name }: RenameProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  return (
    <Form
      schema={schema}
      defaultValues={{ name }}
      onSubmit={(values, key) => act("token.rename", null, { token, name: values.name }, { key })}
      onDone={() => {
        add({ title: "The token was renamed" })
        close()
      }}
      layout="row"
    >
      <DialogSection>
        <div className="grid gap-3">
          <TextField name="name" label="Name" maxLength={100} />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Rename token</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
