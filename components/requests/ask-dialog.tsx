"use client"

import type { ReactNode } from "react"
import type { DefaultValues, FieldValues, UseFormReturn } from "react-hook-form"
import type { z } from "zod"
import { useAct } from "@/components/form/act"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import type { createRequestInput } from "@/lib/requests/inputs"

type AskFormProps<In extends FieldValues, Out extends FieldValues> = {
  schema: z.ZodType<Out, In>
  defaultValues: DefaultValues<In>
  /** What is sent to support. */
  request: (values: Out) => z.input<typeof createRequestInput>
  children: (form: UseFormReturn<In, unknown, Out>) => ReactNode
}
type AskDialogProps<In extends FieldValues, Out extends FieldValues> = AskFormProps<In, Out> & {
  title: string
  description: string
  onClose: () => void
}

/** A dialog that asks support for something in figures, by the fields of its kind. */
export function AskDialog<In extends FieldValues, Out extends FieldValues>(props: AskDialogProps<In, Out>) {
  const { title, description, onClose, ...form } = props
  return (
    <Dialog title={title} description={description} onClose={onClose}>
      <AskForm {...form} />
    </Dialog>
  )
}

function AskForm<In extends FieldValues, Out extends FieldValues>(props: AskFormProps<In, Out>) {
  const { schema, defaultValues, request, children } = props
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  return (
    <Form
      schema={schema}
      defaultValues={defaultValues}
      onSubmit={(values, key) => act("request.create", null, request(values), { key })}
      onDone={() => {
        add({ title: "Sent to support", description: "A copy is on its way to your mailbox." })
        close()
      }}
    >
      {(form) => (
        <>
          <DialogSection>
            <div className="grid gap-3.5">
              {children(form)}
              <FormError />
            </div>
          </DialogSection>
          <DialogFooter>
            <DialogCancel />
            <SubmitButton>Send to support</SubmitButton>
          </DialogFooter>
        </>
      )}
    </Form>
  )
}
