"use client"

import { z } from "zod"
import { useAct } from "@/components/form/act"
import { SelectField, TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { personName } from "@/lib/users/inputs"

type DetailsProps = { name: string; timeZone: string | null }

const schema = z.strictObject({ name: personName, timeZone: z.string() })

export default function DetailsDialog({ onClose, ...details }: DetailsProps & { onClose: () => void }) {
  return (
    <Dialog title="Edit your details" onClose={onClose}>
      <Details {...details} />
    </Dialog>
  )
}

function Details({ name, timeZone }: DetailsProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  return (
    <Form
      schema={schema}
      defaultValues={{ name, timeZone: timeZone ?? "automatic" }}
      onSubmit={(values, key) => {
        const zone = values.timeZone === "automatic" ? null : values.timeZone
        return act("user.edit-profile", null, { name: values.name, timeZone: zone }, { key })
      }}
      onDone={() => {
        add({ title: "Your details were saved" })
        close()
      }}
      layout="row"
    >
      <DialogSection>
        <div className="grid gap-3">
          <TextField name="name" label="Name" hint="As others see it" autoComplete="name" maxLength={100} />
          <SelectField
            name="timeZone"
            label="Time zone"
            hint="Dates and times are shown in it"
            options={zones(timeZone)}
          />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Save details</SubmitButton>
      </DialogFooter>
    </Form>
  )
}

function zones(chosen: string | null) {
  const known = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), ...(chosen ? [chosen] : [])])
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"
  return [
    { value: "automatic", label: `As the browser: ${spoken(here)}` },
    ...[...known].sort().map((zone) => ({ value: zone, label: spoken(zone) })),
  ]
}

const spoken = (zone: string): string => zone.replaceAll("_", " ")
