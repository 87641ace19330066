import { Checkbox } from "@/components/ui/checkbox"
import { STAFF_RIGHT_NAMES, STAFF_RIGHT_WORDS, STAFF_RIGHTS, type StaffRight } from "@/lib/access/staff"

type RightsFieldProps = {
  value: readonly StaffRight[]
  onChange: (rights: readonly StaffRight[]) => void
  /** What they hold now, and may keep. */
  now: readonly StaffRight[]
  /** What may be given beside that. */
  giving: readonly StaffRight[]
  /** Why the others cannot be given. */
  why: string
}

/** The rights of the desk, each with what it allows; one that may not be given cannot be ticked, and says why. */
export function RightsField({ value, onChange, now, giving, why }: RightsFieldProps) {
  const free = STAFF_RIGHT_NAMES.filter((right) => now.includes(right) || giving.includes(right))
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1.5 font-medium">Rights</legend>
      {STAFF_RIGHT_NAMES.map((right) => {
        const isFree = free.includes(right)
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: Checkbox renders the input
          <label key={right} className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5">
            <Checkbox
              checked={value.includes(right)}
              disabled={!isFree}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, right] : value.filter((one) => one !== right))
              }
              className="mt-[3px]"
            />
            <span>
              {STAFF_RIGHT_WORDS[right]}
              <small className="block text-dim text-xs leading-4">
                {STAFF_RIGHTS[right]}
                {isFree ? "" : `. ${why}`}
              </small>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
