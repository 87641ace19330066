"use client"

import { useAct } from "@/components/form/act"
import { SelectField, TextareaField, TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import type { InformationHeld } from "@/lib/billing-information/get"
import { FIELD_WORDS, submitInput } from "@/lib/billing-information/inputs"

export type EditProps = {
  org: { id: string; name: string }
  held: NonNullable<InformationHeld["admin"]>
}

const NOTHING = {
  name: "",
  email: "",
  companyName: "",
  address1: "",
  address2: "",
  city: "",
  region: "",
  postCode: "",
  country: "",
  phone: "",
  vatId: "",
  currency: "USD",
  purchaseOrder: "",
  additionalInfo: "",
}

/** The billing information form; sending it asks the recipient to confirm (A113 to A116). */
export default function EditDialog({ onClose, ...rest }: EditProps & { onClose: () => void }) {
  return (
    <Dialog
      title={`Billing information of ${rest.org.name}`}
      description="Invoices go to the person named here, who need not have an account."
      width="lg"
      onClose={onClose}
    >
      <EditForm {...rest} />
    </Dialog>
  )
}

function EditForm({ org, held }: EditProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  const { inForce, pending, choices, seen, me } = held
  const from = pending?.contents ?? inForce?.contents ?? { ...NOTHING, companyName: org.name, ...me }
  return (
    <Form
      schema={submitInput}
      defaultValues={{ ...from, seen }}
      onSubmit={(values, key) => act("billing-information.submit", org.id, values, { key })}
      onDone={(answer) => {
        const changed = "changed" in answer && answer.changed > 0
        add({
          title: changed ? "Sent to the recipient to confirm" : "Nothing changed",
          description: changed ? "It is in force once they follow the link in the mail." : undefined,
        })
        close()
      }}
    >
      <DialogSection>
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          <TextField name="name" label={FIELD_WORDS.name} hint="Who handles the invoices." autoComplete="off" />
          <TextField name="email" label={FIELD_WORDS.email} type="email" autoComplete="off" />
          <TextField name="companyName" label={FIELD_WORDS.companyName} />
          <SelectField
            name="country"
            label={FIELD_WORDS.country}
            options={[{ value: "", label: "Choose" }, ...choices.countries]}
          />
          <TextField name="address1" label={FIELD_WORDS.address1} />
          <TextField name="address2" label={FIELD_WORDS.address2} />
          <TextField name="city" label={FIELD_WORDS.city} />
          <TextField name="region" label={FIELD_WORDS.region} />
          <TextField name="postCode" label={FIELD_WORDS.postCode} />
          <TextField name="phone" label={FIELD_WORDS.phone} type="tel" />
          <TextField name="vatId" label={FIELD_WORDS.vatId} />
          <SelectField name="currency" label={FIELD_WORDS.currency} options={choices.currencies} />
          <TextField name="purchaseOrder" label={FIELD_WORDS.purchaseOrder} />
          <div className="sm:col-span-2">
            <TextareaField name="additionalInfo" label={FIELD_WORDS.additionalInfo} rows={3} />
          </div>
        </div>
      </DialogSection>
      <DialogSection sunken>
        <p className="text-dim">
          {inForce
            ? `Until the recipient confirms, invoices go on to ${inForce.contents.name}, ${inForce.contents.email}.`
            : "It is in force once the recipient has followed the link that is mailed to them."}
          {pending ? " What waits to be confirmed now is withdrawn." : ""}
        </p>
        <div className="mt-3 empty:hidden">
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Confirm billing</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
