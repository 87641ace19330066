"use client"

import { useWatch } from "react-hook-form"
import { CheckboxField, RadioField, TextField } from "@/components/form/fields"
import { PreviewPanel } from "@/components/form/preview-panel"
import { usePreview } from "@/components/form/use-preview"
import type { InvitationOptions } from "@/lib/invitations/options"
import { askedBy, type InviteFields, inviteForm } from "./invite-form"
import { PlaceFields } from "./place-fields"
import { PLACE_WORDS } from "./words"

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

/** What inviting would do, from the preview of the operation itself. */
export function WhatHappens({ org }: { org: string }) {
  const form = useWatch() as InviteFields
  const parsed = inviteForm.safeParse(form)
  const asked = usePreview("member.invite", org, parsed.success ? askedBy(form) : null)
  return <PreviewPanel {...asked} words={PLACE_WORDS} idle="Enter a username to see what will happen." />
}
