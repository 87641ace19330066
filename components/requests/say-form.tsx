"use client"

import { useState } from "react"
import { useAct } from "@/components/form/act"
import { TextareaField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { useToasts } from "@/components/ui/toast"
import { messageForm } from "@/lib/requests/inputs"

type SayFormProps = {
  request: string
  operation: "request.reply" | "request.note"
  label: string
  hint?: string | undefined
  verb: string
  /** What to say once it is kept. */
  said: string
  /** The most important thing of the page. */
  primary?: boolean | undefined
}

/** Adds something to the thread of a request. */
export function SayForm({ request, operation, label, hint, verb, said, primary }: SayFormProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const [sent, setSent] = useState(0)
  return (
    <Form
      // A new key is an empty form for what is said next.
      key={sent}
      schema={messageForm}
      defaultValues={{ message: "" }}
      onSubmit={({ message }, key) => act(operation, null, { request, message }, { key })}
      onDone={() => {
        add({ title: said })
        setSent(sent + 1)
      }}
    >
      <div className="grid justify-items-start gap-3 *:w-full">
        <TextareaField name="message" label={label} hint={hint} rows={4} maxLength={5000} />
        <FormError />
        <div>
          <SubmitButton look={primary ? "primary" : "plain"}>{verb}</SubmitButton>
        </div>
      </div>
    </Form>
  )
}
