import Link from "next/link"
import { useState } from "react"
import { MomentInput } from "@/components/form/moment-input"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { microOf } from "@/lib/access/money"
import type { Effect } from "@/lib/requests/inputs"
import type { DeskRequest } from "@/lib/requests/open"
import { AmountField } from "./amount-field"
import { newOrgFor, typedOf } from "./effects-asked"
import { Labelled } from "./labelled"
import { LicenceEffect, PhiEffect, Text } from "./licence-effects"

export type EffectFieldsProps = { request: DeskRequest; made: string | null; onEffect: (effect: Effect | null) => void }

/** What an approval puts into effect: what was asked stands in it, and may be changed. */
export function EffectFields(props: EffectFieldsProps) {
  switch (props.request.kind) {
    case "spending-limit":
      return <LimitEffect {...props} />
    case "phi":
      return <PhiEffect {...props} />
    case "licence":
      return <LicenceEffect {...props} />
    case "billable-org":
      return props.request.org ? null : <OrgEffect {...props} />
    case "sponsorship":
      return <SponsorEffect {...props} />
    default:
      return null
  }
}

const BOUNDS = [
  { value: "amount", label: "A limit: nothing is charged beyond it" },
  { value: "none", label: "No limit: invoiced every month" },
]

function LimitEffect({ request, onEffect }: EffectFieldsProps) {
  const asked = request.details.limit
  const [bound, setBound] = useState(asked && asked.limit === null ? "none" : "amount")
  const [amount, setAmount] = useState(asked?.limit ? typedOf(asked.limit) : "")
  function tell(nextBound: string, nextAmount: string) {
    setBound(nextBound)
    setAmount(nextAmount)
    const limit = nextBound === "none" ? null : microOf(nextAmount)
    onEffect(nextBound === "amount" && limit === null ? null : { kind: "spending-limit", limit })
  }
  return (
    <>
      <Labelled label="Spending limit">
        {(control) => (
          <Select {...control} value={bound} options={BOUNDS} onChange={(event) => tell(event.target.value, amount)} />
        )}
      </Labelled>
      {bound === "none" ? null : <AmountField value={amount} onChange={(next) => tell(bound, next)} />}
    </>
  )
}

function OrgEffect({ request, made, onEffect }: EffectFieldsProps) {
  const handle = request.details.newOrg?.handle
  const [org, setOrg] = useState(made ?? "")
  return (
    <Labelled
      label="Organization ID"
      hint={
        <>
          <Link href={newOrgFor(request.id)} className="underline">
            Make the organization
          </Link>{" "}
          first, then give its id{handle ? `, such as org-${handle}` : ""}.
        </>
      }
    >
      {(control) => (
        <Input
          {...control}
          value={org}
          placeholder="org-…"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => {
            setOrg(event.target.value)
            const id = event.target.value.trim()
            onEffect(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/.test(id) ? { kind: "billable-org", org: id } : null)
          }}
        />
      )}
    </Labelled>
  )
}

function SponsorEffect({ request, onEffect }: EffectFieldsProps) {
  const asked = request.details.sponsorship
  const [sponsor, setSponsor] = useState(asked?.sponsor ?? "")
  const [until, setUntil] = useState(asked?.until)
  function tell(who: string, end: string | undefined) {
    setSponsor(who)
    setUntil(end)
    onEffect(who.trim() && end ? { kind: "sponsorship", sponsor: who.trim(), until: end } : null)
  }
  return (
    <>
      <Text label="Sponsor" hint="Its id: org-… or user-…" value={sponsor} onChange={(next) => tell(next, until)} />
      <Labelled label="Until" hint="In your time zone.">
        {(control) => <MomentInput {...control} at={asked?.until} onMoment={(next) => tell(sponsor, next)} />}
      </Labelled>
    </>
  )
}
