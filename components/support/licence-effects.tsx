import { useState } from "react"
import { Input } from "@/components/ui/input"
import type { EffectFieldsProps } from "./effect-fields"
import { Labelled } from "./labelled"

type TextProps = { label: string; hint?: string; value: string; type?: "date"; onChange: (next: string) => void }

/** A line of text of an effect. */
export const Text = ({ label, hint, value, type, onChange }: TextProps) => (
  <Labelled label={label} hint={hint}>
    {(control) => (
      <Input
        {...control}
        {...(type ? { type } : {})}
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Labelled>
)

const REFERENCE = { label: "Reference of the agreement", hint: "What the licence stands on." }

export function LicenceEffect({ request, onEffect }: EffectFieldsProps) {
  const [reference, setReference] = useState(request.org?.licenceReference ?? "")
  return (
    <Text
      {...REFERENCE}
      value={reference}
      onChange={(next) => {
        setReference(next)
        onEffect(next.trim() ? { kind: "licence", licenceReference: next } : null)
      }}
    />
  )
}

export function PhiEffect({ request, onEffect }: EffectFieldsProps) {
  const [licenceReference, setReference] = useState(request.org?.licenceReference ?? "")
  const [baaSignedOn, setSignedOn] = useState(request.org?.baaSignedOn ?? "")
  function tell(reference: string, signedOn: string) {
    setReference(reference)
    setSignedOn(signedOn)
    const whole = reference.trim() !== "" && signedOn !== ""
    onEffect(whole ? { kind: "phi", licenceReference: reference, baaSignedOn: signedOn } : null)
  }
  return (
    <>
      <Text {...REFERENCE} value={licenceReference} onChange={(next) => tell(next, baaSignedOn)} />
      <Text
        label="Business associate agreement signed on"
        hint="PHI needs it."
        type="date"
        value={baaSignedOn}
        onChange={(next) => tell(licenceReference, next)}
      />
    </>
  )
}
