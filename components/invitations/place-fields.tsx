"use client"

import { useWatch } from "react-hook-form"
import { CheckboxField, SelectField, TextField } from "@/components/form/fields"
import { PROJECT_LEVEL_WORDS, PROJECT_LEVELS } from "@/lib/access/levels"
import type { InvitationOptions } from "@/lib/invitations/options"
import { ALLOWED, BILLING } from "./words"

const ADMIN = "An admin has it all"

type PlaceFieldsProps = {
  options: InvitationOptions
  /** Offers the org as the new account's billing account (A083). */
  billTo?: boolean | undefined
}

/** What a person will be in the org (A054 to A058); ADMIN fills and fixes the rest (B1.2). What the viewer may not give is closed. */
export function PlaceFields({ options, billTo }: PlaceFieldsProps) {
  const level: unknown = useWatch({ name: "level" })
  const billable: unknown = useWatch({ name: "billable" })
  const isAdmin = level === "ADMIN"
  const fixed = (shown: string) => (isAdmin ? { fixed: ADMIN, shown } : {})
  const closed = (open: boolean) => (open ? {} : { disabled: true })
  return (
    <>
      <SelectField
        name="level"
        label="Organization membership"
        options={[
          { value: "MEMBER", label: "Member" },
          {
            value: "ADMIN",
            label: options.admin ? "Admin" : "Admin (only an admin gives this)",
            ...closed(options.admin),
          },
        ]}
      />
      <SelectField
        name="billable"
        label="Billable activities access"
        hint="May bill projects and apps to it"
        options={BILLING.map((one) => ({ ...one, ...closed(one.value === "no" || options.billableActivities) }))}
        {...fixed("yes")}
      />
      {billTo && (isAdmin || billable === "yes") && options.billable ? (
        <div className="sm:ml-[222px]">
          <CheckboxField name="setBillTo" label="Set as default billing account" hint="Recommended" />
        </div>
      ) : null}
      <SelectField
        name="projectAccess"
        label="Shared project access"
        hint="The most they get through it"
        options={PROJECT_LEVELS.toReversed().map((value) => ({
          value,
          label: PROJECT_LEVEL_WORDS[value],
          ...closed(options.projectAccess.includes(value)),
        }))}
        {...fixed("ADMINISTER")}
      />
      <SelectField
        name="apps"
        label="Shared apps access"
        options={ALLOWED.map((one) => ({ ...one, ...closed(one.value === "no" || options.appAccess) }))}
        {...fixed("yes")}
      />
      <SelectField
        name="role"
        label="Role"
        options={
          isAdmin
            ? [{ value: "administrator", label: "Administrator" }]
            : options.roles.map(({ id, name }) => ({ value: id, label: name }))
        }
        {...fixed("administrator")}
      />
      <TextField name="endsOn" label="End date" hint="Optional, through this day" type="date" />
    </>
  )
}
