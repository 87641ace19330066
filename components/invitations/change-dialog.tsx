"use client"

import { useEffect, useState } from "react"
import { z } from "zod"
import { useAct } from "@/components/form/act"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { Spinner } from "@/components/ui/spinner"
import { useToasts } from "@/components/ui/toast"
import type { InvitationOptions } from "@/lib/invitations/options"
import { PlaceFields } from "./place-fields"
import { dayOf, endOfDay } from "./words"

const schema = z.strictObject({
  level: z.enum(["MEMBER", "ADMIN"]),
  billable: z.enum(["yes", "no"]),
  projectAccess: z.enum(["NONE", "VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"]),
  apps: z.enum(["yes", "no"]),
  role: z.string(),
  endsOn: z.string(),
})

export type Invited = {
  readonly id: string
  readonly name: string
  readonly level: "MEMBER" | "ADMIN"
  readonly billableActivities: boolean
  readonly projectAccess: z.output<typeof schema>["projectAccess"]
  readonly appAccess: boolean
  readonly role: string
  readonly endsAt: string | null
}
type ChangeDialogProps = { org: string; invitation: string; name: string; onClose: () => void }
type Loaded = { readonly options: InvitationOptions; readonly invited: Invited }

/** Changes what somebody invited will be once they accept. */
export default function ChangeDialog({ org, invitation, name, onClose }: ChangeDialogProps) {
  const { read } = useAct()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    let current = true
    void Promise.all([read("invitation.options", org, {}), read("invitation.get", org, { invitation })]).then(
      ([options, invited]) => {
        if (!current || !options.ok || !invited.ok || invited.value === null) return
        setLoaded({ options: options.value as InvitationOptions, invited: invited.value as Invited })
      },
    )
    return () => {
      current = false
    }
  }, [read, org, invitation])
  return (
    <Dialog
      title={`Change the invitation of ${name}`}
      description="What they will be once they accept. The link they have stays good."
      onClose={onClose}
    >
      {loaded ? (
        <Change org={org} {...loaded} />
      ) : (
        <DialogSection>
          <Spinner />
        </DialogSection>
      )}
    </Dialog>
  )
}

const yes = (value: boolean) => (value ? "yes" : "no")

function Change({ org, options, invited }: Loaded & { org: string }) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  const start: z.input<typeof schema> = {
    level: invited.level,
    billable: yes(invited.billableActivities),
    projectAccess: invited.projectAccess,
    apps: yes(invited.appAccess),
    role: invited.level === "ADMIN" ? "member" : invited.role,
    endsOn: dayOf(invited.endsAt),
  }
  return (
    <Form
      schema={schema}
      defaultValues={start}
      layout="row"
      onSubmit={(form, key) => act("invitation.change", org, changedFrom(start, form, invited.id), { key })}
      onDone={() => {
        add({ title: `The invitation of ${invited.name} was changed` })
        close()
      }}
    >
      <DialogSection>
        <div className="grid gap-2">
          <PlaceFields options={options} />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Change invitation</SubmitButton>
      </DialogFooter>
    </Form>
  )
}

/** Only what was touched, so that what somebody else changed meanwhile stays. */
function changedFrom(start: z.input<typeof schema>, form: z.output<typeof schema>, invitation: string) {
  const touched = <T,>(field: keyof typeof start, value: T) => (form[field] === start[field] ? undefined : value)
  const input = {
    invitation,
    level: touched("level", form.level),
    billableActivities: touched("billable", form.billable === "yes"),
    projectAccess: touched("projectAccess", form.projectAccess),
    appAccess: touched("apps", form.apps === "yes"),
    role: touched("role", form.role),
    endsAt: touched("endsOn", endOfDay(form.endsOn)),
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}
