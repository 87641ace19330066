import { Input } from "@/components/ui/input"
import { reasonField } from "@/lib/support/inputs"
import { Labelled } from "./labelled"

/** The reason as operations take it; null while it is none. */
export const reasonGiven = (reason: string): string | null => reasonField.safeParse(reason).data ?? null

type ReasonFieldProps = { value: string; onChange: (reason: string) => void }

/** Why support does what it does: it goes into the trail of the org or the account (INV-47). */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const wrong = value.trim() === "" ? undefined : reasonField.safeParse(value).error?.issues[0]?.message
  return (
    <Labelled label="Reason" hint={wrong ?? "Kept in the trail, where those it concerns can read it."}>
      {(control) => (
        <Input {...control} value={value} maxLength={500} onChange={(event) => onChange(event.target.value)} />
      )}
    </Labelled>
  )
}
