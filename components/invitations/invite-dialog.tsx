"use client"

import { useEffect, useState } from "react"
import { useWatch } from "react-hook-form"
import { type Failure, useAct } from "@/components/form/act"
import { CheckboxField, RadioField, TextField } from "@/components/form/fields"
import { Form } from "@/components/form/form"
import { FormError } from "@/components/form/form-error"
import { PreviewPanel } from "@/components/form/preview-panel"
import { SubmitButton } from "@/components/form/submit-button"
import { usePreview } from "@/components/form/use-preview"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { Spinner } from "@/components/ui/spinner"
import { useToasts } from "@/components/ui/toast"
import type { InvitationOptions } from "@/lib/invitations/options"
import { askedBy, fieldOf, type InviteFields, inviteForm } from "./invite-form"
import { PlaceFields } from "./place-fields"
import { PLACE_WORDS } from "./words"

type InviteDialogProps = { org: { readonly id: string; readonly name: string }; onClose: () => void }

const START: InviteFields = {
  who: "existing",
  username: "",
  name: "",
  email: "",
  level: "MEMBER",
  billable: "no",
  setBillTo: false,
  projectAccess: "CONTRIBUTE",
  apps: "yes",
  role: "member",
  endsOn: "",
  mail: true,
}

/** "+ Invite New Member" (A052 to A058, A081 to A083): an account that exists, or a new one where the org may make it. */
export default function InviteDialog({ org, onClose }: InviteDialogProps) {
  const { read } = useAct()
  const [options, setOptions] = useState<InvitationOptions | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let current = true
    void read("invitation.options", org.id, {}).then((answer) => {
      if (!current) return
      if (answer.ok) setOptions(answer.value as InvitationOptions)
      else setFailure(answer)
    })
    return () => {
      current = false
    }
  }, [read, org.id])
  return (
    <Dialog title="Invite new member" description={`To ${org.name}`} onClose={onClose}>
      {options ? (
        <Invite org={org.id} options={options} />
      ) : (
        <DialogSection>{failure ? <FormError error={failure} /> : <Spinner />}</DialogSection>
      )}
    </Dialog>
  )
}

/** The defaults of a member, lowered to what the viewer may give. */
const startOf = (options: InvitationOptions): InviteFields => ({
  ...START,
  projectAccess: options.projectAccess.includes("CONTRIBUTE") ? "CONTRIBUTE" : (options.projectAccess.at(-1) ?? "NONE"),
  apps: options.appAccess ? "yes" : "no",
  role: options.roles.some((role) => role.id === "member") ? "member" : (options.roles[0]?.id ?? "member"),
})

function Invite({ org, options }: { org: string; options: InvitationOptions }) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  return (
    <Form
      schema={inviteForm}
      defaultValues={startOf(options)}
      layout="row"
      onSubmit={async (input, key) => {
        const answer = await act("member.invite", org, input, { key })
        if (answer.ok) {
          const line = answer.lines[0]
          const invited = line?.after?.as === "invited"
          add({ title: invited ? `${line?.label} is invited` : `${line?.label ?? "The person"} is a member now` })
          return answer
        }
        const field = fieldOf(answer.refusal)
        return field ? { ...answer, fields: { [field]: answer.message } } : answer
      }}
      onDone={close}
    >
      <DialogSection>
        <div className="grid gap-3">
          <Whom provisioning={options.provisioning} />
        </div>
      </DialogSection>
      <DialogSection>
        <div className="grid gap-3">
          <PlacePart options={options} />
        </div>
      </DialogSection>
      <DialogSection sunken>
        <WhatHappens org={org} />
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Invite member</SubmitButton>
      </DialogFooter>
    </Form>
  )
}

function Whom({ provisioning }: { provisioning: boolean }) {
  const who: unknown = useWatch({ name: "who" })
  return (
    <>
      {provisioning ? (
        <RadioField
          name="who"
          label="Who"
          options={[
            { value: "existing", label: "Someone who has an account" },
            { value: "new", label: "Create New User", hint: "Makes the account and mails a link to activate it" },
          ]}
        />
      ) : null}
      <TextField
        name="username"
        label="Username"
        hint={who === "new" ? "Letters, digits, _ . -" : "smithj or user-smithj"}
        autoComplete="off"
        spellCheck={false}
        maxLength={45}
      />
      {who === "new" ? (
        <>
          <TextField name="name" label="Name" autoComplete="off" maxLength={100} />
          <TextField name="email" label="E-mail" type="email" autoComplete="off" maxLength={254} />
        </>
      ) : null}
    </>
  )
}

function PlacePart({ options }: { options: InvitationOptions }) {
  const who: unknown = useWatch({ name: "who" })
  return (
    <>
      <PlaceFields options={options} billTo={who === "new"} />
      <CheckboxField
        name="mail"
        label="Send an e-mail"
        hint="Tells them; a new account cannot be activated without it"
      />
    </>
  )
}

function WhatHappens({ org }: { org: string }) {
  const form = useWatch() as InviteFields
  const parsed = inviteForm.safeParse(form)
  const asked = usePreview("member.invite", org, parsed.success ? askedBy(form) : null)
  return <PreviewPanel {...asked} words={PLACE_WORDS} idle="Enter a username to see what will happen." />
}
