"use client"

import { z } from "zod"
import { useAct } from "@/components/form/act"
import { TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { anyPassword, newPassword, PASSWORD_LEAST } from "@/lib/accounts/inputs"

const schema = z
  .strictObject({ current: anyPassword, password: newPassword, again: z.string() })
  .refine(({ password, again }) => password === again, { path: ["again"], message: "This is not the same password." })

type PasswordDialogProps = { handle: string; onClose: () => void }

export default function PasswordDialog({ handle, onClose }: PasswordDialogProps) {
  return (
    <Dialog
      title="Change your password"
      description="You stay signed in here. Everywhere else you are signed out, and a mail tells you."
      onClose={onClose}
    >
      <NewPassword handle={handle} />
    </Dialog>
  )
}

function NewPassword({ handle }: { handle: string }) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  return (
    <Form
      schema={schema}
      defaultValues={{ current: "", password: "", again: "" }}
      onSubmit={({ current, password }, key) => act("user.change-password", null, { current, password }, { key })}
      onDone={() => {
        add({ title: "Your password was changed" })
        close()
      }}
      layout="row"
    >
      <DialogSection>
        <div className="grid gap-3">
          <TextField name="current" label="Current password" type="password" autoComplete="current-password" />
          <TextField
            name="password"
            label="New password"
            hint={`At least ${PASSWORD_LEAST} characters; a few words in a row do well`}
            type="password"
            autoComplete="new-password"
          />
          <TextField name="again" label="New password again" type="password" autoComplete="new-password" />
          <FormError />
          {/* For password managers, which want to know whose it is. */}
          <input hidden readOnly autoComplete="username" value={handle} />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Change password</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
