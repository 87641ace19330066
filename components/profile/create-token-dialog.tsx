"use client"

import { useWatch } from "react-hook-form"
import { z } from "zod"
import { useAct } from "@/components/form/act"
import { RadioField, SelectField, TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { TOKEN_DAYS_MOST, TOKEN_HOURS, tokenLife, tokenName } from "@/lib/tokens/inputs"
import type { Created } from "./tokens"

export type TokenOrg = { readonly id: string; readonly name: string; readonly isDefault: boolean }
type CreateTokenProps = { orgs: readonly TokenOrg[]; onCreated: (created: Created) => void }

const ALL = "all"
const DAYS = "days"
const lives = [
  ...TOKEN_HOURS.map((hours) => ({ value: String(hours), label: `${hours} hours` })),
  { value: DAYS, label: "A number of days" },
]

const schema = z
  .strictObject({
    name: tokenName,
    org: z.string(),
    rights: z.enum(["read", "change"]),
    life: z.string(),
    days: z.string(),
  })
  .transform(({ life, days, ...rest }, ctx) => {
    const asked = tokenLife.safeParse(
      life === DAYS ? { days: days.trim() === "" ? Number.NaN : Number(days) } : { hours: Number(life) },
    )
    if (asked.success) return { ...rest, life: asked.data }
    const isOver = Number(days) > TOKEN_DAYS_MOST
    const message = isOver
      ? `Enter at most ${TOKEN_DAYS_MOST} days.`
      : `Enter whole days, from 1 to ${TOKEN_DAYS_MOST}.`
    ctx.addIssue({ code: "custom", path: ["days"], message })
    return z.NEVER
  })

export default function CreateTokenDialog({ onClose, ...rest }: CreateTokenProps & { onClose: () => void }) {
  return (
    <Dialog title="Create a new token" description="Its secret is shown once, right after." onClose={onClose}>
      <CreateToken {...rest} />
    </Dialog>
  )
}

function CreateToken({ orgs, onCreated }: CreateTokenProps) {
  const { act } = useAct()
  const close = useCloseDialog()
  return (
    <Form
      schema={schema}
      defaultValues={{
        name: "",
        org: orgs.find((org) => org.isDefault)?.id ?? ALL,
        rights: "read",
        life: "8",
        days: "30",
      }}
      onSubmit={async ({ name, org, rights, life }, key) => {
        const input = { name, org: org === ALL ? null : org, readOnly: rights === "read", life }
        const answer = await act("token.create", null, input, { key })
        if (answer.ok) onCreated({ name, secret: secretIn(answer.value) })
        return answer
      }}
      onDone={close}
      layout="row"
    >
      <DialogSection>
        <div className="grid gap-3">
          <TextField name="name" label="Name" hint="What it is for" placeholder="Nightly export" maxLength={100} />
          <SelectField
            name="org"
            label="Reaches"
            options={[
              ...orgs.map((org) => ({ value: org.id, label: org.name })),
              { value: ALL, label: "All my organizations" },
            ]}
          />
          <SelectField name="life" label="Expires after" options={lives} />
          <Days />
        </div>
      </DialogSection>
      <DialogSection>
        <RadioField
          name="rights"
          label="What it may do"
          options={[
            { value: "read", label: "Read only", hint: "It sees what you see and changes nothing." },
            {
              value: "change",
              label: "Read and change",
              hint: "It does what you may do, except changes to your own account and the deletion of others.",
            },
          ]}
        />
        <div className="mt-3 empty:hidden">
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Create token</SubmitButton>
      </DialogFooter>
    </Form>
  )
}

function Days() {
  const life: unknown = useWatch({ name: "life" })
  if (life !== DAYS) return null
  return (
    <TextField
      name="days"
      label="Days"
      hint={`From 1 to ${TOKEN_DAYS_MOST}`}
      inputMode="numeric"
      className="max-w-24"
    />
  )
}

/** Null when the answer is a replay: the secret was shown then. */
function secretIn(value: unknown): string | null {
  if (value === null || typeof value !== "object" || !("secret" in value)) return null
  return typeof value.secret === "string" ? value.secret : null
}
