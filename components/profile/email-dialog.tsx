"use client"

import { useState } from "react"
import { z } from "zod"
import { useAct } from "@/components/form/act"
import { TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Button } from "@/components/ui/button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { emailAddress } from "@/lib/accounts/inputs"

type EmailProps = { email: string | null }

/** Asks for a new address; it becomes theirs with the link that goes to it, and not before (settled 2.8). */
export default function EmailDialog({ email, onClose }: EmailProps & { onClose: () => void }) {
  const [sent, setSent] = useState<string | null>(null)
  return (
    <Dialog
      title="Change your e-mail address"
      description={sent ? undefined : "A link goes to the new address. Your address changes when you open that link."}
      onClose={onClose}
    >
      {sent ? <Sent to={sent} email={email} /> : <NewAddress email={email} onSent={setSent} />}
    </Dialog>
  )
}

function NewAddress({ email, onSent }: EmailProps & { onSent: (address: string) => void }) {
  const { act } = useAct()
  const schema = z.strictObject({ email: emailAddress.refine((to) => to !== email, "This is your address already.") })
  return (
    <Form
      schema={schema}
      defaultValues={{ email: "" }}
      onSubmit={async (values, key) => {
        const answer = await act("user.change-email", null, values, { key })
        if (answer.ok) onSent(values.email)
        return answer
      }}
      layout="row"
    >
      <DialogSection>
        <div className="grid gap-3">
          <div className="grid gap-1 sm:grid-cols-[210px_minmax(0,1fr)] sm:gap-x-3">
            <span>Address now</span>
            <span className="min-w-0 text-dim [overflow-wrap:anywhere]">{email ?? "none"}</span>
          </div>
          <TextField name="email" label="New address" type="email" inputMode="email" autoComplete="email" />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Send the link</SubmitButton>
      </DialogFooter>
    </Form>
  )
}

function Sent({ to, email }: EmailProps & { to: string }) {
  const close = useCloseDialog()
  return (
    <>
      <DialogSection>
        <p role="status" className="[overflow-wrap:anywhere]">
          A link is on its way to <b className="font-medium">{to}</b>. Open it within the hour.
        </p>
        <p className="mt-1 text-dim [overflow-wrap:anywhere]">
          {email ? `Until then your address stays ${email}, which is told when it changes.` : ""}
        </p>
      </DialogSection>
      <DialogFooter>
        <Button look="primary" onClick={close} autoFocus>
          Done
        </Button>
      </DialogFooter>
    </>
  )
}
