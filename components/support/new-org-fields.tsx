import { type ReactNode, useRef } from "react"
import { EndChoice } from "@/components/grants/end-choice"
import { handleOf } from "@/components/orgs/create-form"
import { Section } from "@/components/orgs/section"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { createForInput } from "@/lib/support/inputs"
import { AdminFields } from "./admin-fields"
import { AmountField } from "./amount-field"
import { FeatureFields } from "./feature-fields"
import { Labelled, Tick } from "./labelled"
import { handleWrong, type NewOrg } from "./new-org"
import { TextField } from "./text-field"

const CATEGORIES = [
  { value: "limited", label: "Billable, with a spending limit" },
  { value: "unlimited", label: "Billable, without a limit: invoiced every month" },
  { value: "not-billable", label: "Not billable" },
]

type NewOrgFieldsProps = { value: NewOrg; onChange: (change: Partial<NewOrg>) => void }

const Fields = ({ children }: { children: ReactNode }) => <div className="grid max-w-[460px] gap-4">{children}</div>

/** All that is said of an org before it is made. */
export function NewOrgFields({ value, onChange }: NewOrgFieldsProps) {
  return (
    <>
      <Identity value={value} onChange={onChange} />
      <Section title="First admin" hint="Manages it from then on. Support does not become a member.">
        <Fields>
          <AdminFields value={value.admin} onChange={(admin) => onChange({ admin })} />
        </Fields>
      </Section>
      <Section title="Billing" hint="What is charged beyond a limit is refused.">
        <Fields>
          <Labelled label="Category">
            {(control) => (
              <Select
                {...control}
                value={value.category}
                options={CATEGORIES}
                onChange={(event) => onChange({ category: event.target.value })}
              />
            )}
          </Labelled>
          {value.category === "limited" ? (
            <AmountField value={value.amount} onChange={(amount) => onChange({ amount })} />
          ) : null}
        </Fields>
      </Section>
      <Section title="Features and licences" hint="Each can be switched later.">
        <Fields>
          <FeatureFields value={value.features} onChange={(features) => onChange({ features })} />
        </Fields>
      </Section>
      <Section title="Use" hint="After it expires it can be read and not changed.">
        <Fields>
          <Tick
            label="For development, not for production"
            checked={value.development}
            onChange={(development) => onChange({ development })}
          />
          <Labelled label="Expires" hint="In your time zone.">
            {({ id }) => <EndChoice id={id} onEnd={(end) => onChange({ end })} />}
          </Labelled>
        </Fields>
      </Section>
    </>
  )
}

function Identity({ value, onChange }: NewOrgFieldsProps) {
  const suggested = useRef("")
  const wrong = handleWrong(value.handle)
  function rename(name: string) {
    const next = handleOf(name)
    onChange(value.handle === suggested.current ? { name, handle: next } : { name })
    suggested.current = next
  }
  return (
    <Section title="Identity" hint="The id can never be changed.">
      <Fields>
        <TextField
          label="Name"
          required
          maxLength={100}
          value={value.name}
          reads={createForInput.shape.name}
          onChange={rename}
        />
        <Labelled label="ID" hint="org- is put before it." wrong={wrong}>
          {(control) => (
            <Input
              {...control}
              value={value.handle}
              className="font-mono"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => onChange({ handle: event.target.value })}
            />
          )}
        </Labelled>
      </Fields>
    </Section>
  )
}
