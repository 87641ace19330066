"use client"

import { type ReactNode, useState } from "react"
import { useAct } from "@/components/form/act"
import { SelectField, TextareaField, TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import type { Option } from "@/components/ui/select"
import { useToasts } from "@/components/ui/toast"
import { type CreateRequest, createRequestInput, type RequestKind } from "@/lib/requests/inputs"

export type RequestFormProps = {
  place: "page" | "dialog"
  kind?: RequestKind | undefined
  /** Which, where the kind is a licence. */
  licence?: CreateRequest["licence"] | undefined
  subject?: string | undefined
  /** The org it is about, fixed; without it one may be picked from `orgs`. */
  org?: string | undefined
  orgs?: readonly Option[] | undefined
}

/** Subject and Message, to support (A034). */
export function RequestForm({ place, kind = "support", licence, subject = "", org, orgs = [] }: RequestFormProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  const [sent, setSent] = useState(0)
  const Body = place === "dialog" ? DialogSection : Plain
  return (
    <Form
      // A new key is an empty form for the next request.
      key={sent}
      schema={createRequestInput}
      defaultValues={{ kind, subject, message: "", org: org ?? null, licence: licence ?? null }}
      onSubmit={(values: CreateRequest, key) => act("request.create", null, values, { key })}
      onDone={() => {
        add({ title: "Sent to support", description: "A copy is on its way to your mailbox." })
        setSent(sent + 1)
        close()
      }}
    >
      <Body>
        <div className="grid gap-3.5">
          {org === undefined && orgs.length > 0 ? (
            <SelectField
              name="org"
              label="About"
              options={[{ value: "", label: "No organization in particular" }, ...orgs]}
              register={{ setValueAs: (value: unknown) => value || null }}
            />
          ) : null}
          <TextField name="subject" label="Subject" maxLength={150} />
          <TextareaField name="message" label="Message" rows={6} />
          <FormError />
        </div>
      </Body>
      {place === "dialog" ? (
        <DialogFooter>
          <DialogCancel />
          <SubmitButton>Send to support</SubmitButton>
        </DialogFooter>
      ) : (
        <SubmitButton>Send to support</SubmitButton>
      )}
    </Form>
  )
}

const Plain = ({ children }: { children: ReactNode }) => <div className="mb-4">{children}</div>
