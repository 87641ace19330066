import { Input } from "@/components/ui/input"
import { FLAG_WORDS, PAYER_LICENCES } from "@/lib/access/project-flags"
import { createForInput } from "@/lib/support/inputs"
import { Labelled, Tick } from "./labelled"
import { TextField } from "./text-field"

export type ChosenFeatures = {
  readonly phi: boolean
  readonly gxp: boolean
  readonly provisioning: boolean
  readonly licences: readonly string[]
  readonly licenceReference: string
  readonly baaSignedOn: string | null
}

type FeatureFieldsProps = { value: ChosenFeatures; onChange: (next: ChosenFeatures) => void }

/** What stands on a licence (A043, A180, A342): PHI with its signed agreement, GxP, provisioning, and flags of projects. */
export function FeatureFields({ value, onChange }: FeatureFieldsProps) {
  const set = (change: Partial<ChosenFeatures>) => onChange({ ...value, ...change })
  const licensed = value.phi || value.gxp || value.licences.length > 0
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">Features</legend>
        <Tick
          label="Provisioning of accounts"
          checked={value.provisioning}
          onChange={(on) => set({ provisioning: on })}
        />
        <Tick label="PHI data protection" checked={value.phi} onChange={(phi) => set({ phi })} />
        <Tick label="GxP" checked={value.gxp} onChange={(gxp) => set({ gxp })} />
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">Licences for projects</legend>
        {PAYER_LICENCES.map((one) => (
          <Tick
            key={one}
            label={FLAG_WORDS[one].label}
            checked={value.licences.includes(one)}
            onChange={(on) =>
              set({ licences: on ? [...value.licences, one] : value.licences.filter((other) => other !== one) })
            }
          />
        ))}
      </fieldset>
      {value.phi || value.baaSignedOn ? (
        <Labelled label="Business associate agreement signed on" hint="PHI needs it.">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={value.baaSignedOn ?? ""}
              onChange={(event) => set({ baaSignedOn: event.target.value || null })}
            />
          )}
        </Labelled>
      ) : null}
      {licensed || value.licenceReference ? (
        <TextField
          label="Reference of the agreement"
          hint="What PHI, GxP and the licences stand on."
          maxLength={200}
          value={value.licenceReference}
          reads={createForInput.shape.licenceReference}
          onChange={(licenceReference) => set({ licenceReference })}
        />
      ) : null}
    </>
  )
}
