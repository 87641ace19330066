"use client"

import { useRouter } from "next/navigation"
import { useRef } from "react"
import { useAct } from "@/components/form/act"
import { TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { LinkButton } from "@/components/ui/link-button"
import { useToasts } from "@/components/ui/toast"
import { createInput } from "@/lib/orgs/inputs"

/** What a name suggests for an id: small letters, digits and dashes. */
export const handleOf = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 63)

/** Creates a non-billable org (A023, facts B1.8). The id follows the name until it is written by hand. */
export function CreateForm({ back }: { back: string }) {
  const { act } = useAct()
  const { add } = useToasts()
  const router = useRouter()
  const suggested = useRef("")
  return (
    <Form
      schema={createInput}
      defaultValues={{ name: "", handle: "" }}
      onSubmit={(values, key) => act("org.create", null, values, { key })}
      onDone={(answer) => {
        const value = answer.value as { id: string; name: string }
        add({ title: `Created ${value.name}` })
        router.push(`/orgs/${value.id}`)
      }}
    >
      {(form) => (
        <div className="grid max-w-[460px] gap-4">
          <TextField
            name="name"
            label="Name"
            hint="Shown on screens and in mails. It can be changed later."
            autoFocus
            register={{
              onChange: (event: { target: { value: string } }) => {
                const next = handleOf(event.target.value)
                if (form.getValues("handle") === suggested.current) form.setValue("handle", next)
                suggested.current = next
              },
            }}
          />
          <TextField
            name="handle"
            label="ID"
            hint="Small letters, digits, dots, dashes and underscores; org- is put before it. It can never be changed."
            className="font-mono"
            autoCapitalize="none"
            spellCheck={false}
          />
          <FormError />
          <div className="flex gap-2">
            <SubmitButton>Create organization</SubmitButton>
            <LinkButton href={back}>Cancel</LinkButton>
          </div>
        </div>
      )}
    </Form>
  )
}
