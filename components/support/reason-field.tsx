import { reasonField } from "@/lib/support/inputs"
import { TextField } from "./text-field"

/** The reason as operations take it; null while it is none. */
export const reasonGiven = (reason: string): string | null => reasonField.safeParse(reason).data ?? null

type ReasonFieldProps = { value: string; onChange: (reason: string) => void }

/** Why support does what it does: it goes into the trail of the org or the account (INV-47). */
export const ReasonField = (props: ReasonFieldProps) => (
  <TextField
    {...props}
    label="Reason"
    hint="Kept in the trail, where those it concerns can read it."
    required
    maxLength={500}
    reads={reasonField}
  />
)
