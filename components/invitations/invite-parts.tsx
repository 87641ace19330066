"use client"

import { useWatch } from "react-hook-form"
import { CheckboxField, RadioField, TextField } from "@/components/form/fields"
import { FormError } from "@/components/form/form-error"
import { usePreview } from "@/components/form/use-preview"
import { Spinner } from "@/components/ui/spinner"
import type { InvitationOptions } from "@/lib/invitations/options"
import type { Line } from "@/lib/operations/outcome"
import { askedBy, type InviteFields, inviteForm } from "./invite-form"
import { PlaceFields } from "./place-fields"

/** Someone who has an account, or a new user where the org may make one (A053, A081). */
export function Whom({ provisioning }: { provisioning: boolean }) {
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

export function PlacePart({ options }: { options: InvitationOptions }) {
  const who: unknown = useWatch({ name: "who" })
  return (
    <>
      <PlaceFields options={options} billTo={who === "new"} />
      <CheckboxField name="mail" label="Send an e-mail" hint="A new account cannot be activated without it" />
    </>
  )
}

/** What inviting would do, from the preview of the operation itself: who it is, and how they come. */
export function WhatHappens({ org }: { org: string }) {
  const form = useWatch() as InviteFields
  const parsed = inviteForm.safeParse(form)
  const { preview, refused, pending } = usePreview("member.invite", org, parsed.success ? askedBy(form) : null)
  const line = preview?.lines[0]
  return (
    <section aria-label="What will happen" aria-live="polite" aria-busy={pending} className="min-h-10">
      <h3 className="mb-1 flex items-center gap-2 font-medium text-dim text-sm">
        What will happen {pending ? <Spinner /> : null}
      </h3>
      <FormError error={refused} />
      {line ? <Happens line={line} mail={form.mail} /> : null}
      {line || refused || pending ? null : <p className="text-dim">Enter who it is to see what will happen.</p>}
    </section>
  )
}

function Happens({ line, mail }: { line: Line; mail: boolean }) {
  if (line.outcome === "refused") return <p className="text-danger">{line.message}</p>
  const link = mail ? " gets a link by e-mail, good for 7 days." : " gets no link until you resend the invitation."
  return (
    <div className="grid gap-1 [overflow-wrap:anywhere]">
      <p>
        <b className="font-medium">{line.label}</b>
        {line.after?.as === "member"
          ? ` becomes a member at once${mail ? " and is told by e-mail" : ""}.`
          : `${line.after?.email ? " gets an account," : " has not activated their account yet,"} is listed as invited, and${link}`}
      </p>
      {line.message ? <p className="text-dim">{line.message}</p> : null}
    </div>
  )
}
