"use client"

import { useEffect, useState } from "react"
import { type Failure, useAct } from "@/components/form/act"
import { Form } from "@/components/form/form"
import { FormError } from "@/components/form/form-error"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { Spinner } from "@/components/ui/spinner"
import { useToasts } from "@/components/ui/toast"
import type { InvitationOptions } from "@/lib/invitations/options"
import { fieldOf, type InviteFields, inviteForm } from "./invite-form"
import { PlacePart, WhatHappens, Whom } from "./invite-parts"

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
        <div className="grid gap-2">
          <Whom provisioning={options.provisioning} />
        </div>
      </DialogSection>
      <DialogSection>
        <div className="grid gap-2">
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
