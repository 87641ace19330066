import { Input } from "@/components/ui/input"

type MomentInputProps = {
  /** Its name, where no label stands above it. */
  label?: string
  id?: string
  "aria-describedby"?: string
  "aria-invalid"?: true
  /** What stands in it to begin with. */
  at?: string | undefined
  onMoment: (iso: string | undefined) => void
}

/** A day and time in the viewer's zone, given as UTC; undefined while it is not complete. */
export function MomentInput({ label, at: given, onMoment, ...control }: MomentInputProps) {
  return (
    <Input
      {...control}
      type="datetime-local"
      aria-label={label}
      defaultValue={given ? localOf(given) : undefined}
      onChange={(event) => {
        const at = new Date(event.target.value)
        onMoment(event.target.value && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined)
      }}
    />
  )
}

function localOf(iso: string): string {
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
