import { Badge } from "@/components/ui/badge"
import type { DeskPerson } from "@/lib/support/search-users"

export const PERSON_STATE_WORDS = {
  ACTIVE: "Active",
  INVITED: "Not activated",
  DISABLED: "Disabled",
  CLOSED: "Deleted",
} as const satisfies Record<DeskPerson["state"], string>

const TONES = { ACTIVE: "ok", INVITED: "warn", DISABLED: "danger", CLOSED: "neutral" } as const

type Badged = Pick<DeskPerson, "state" | "waitsUntil">

/** How an account stands, and whether failed sign-ins keep the person out of it. */
export const PersonBadges = ({ state, waitsUntil }: Badged) => (
  <span className="inline-flex flex-wrap gap-1">
    <Badge tone={TONES[state]}>{PERSON_STATE_WORDS[state]}</Badge>
    {waitsUntil ? <Badge tone="warn">Locked out</Badge> : null}
  </span>
)

type Kind = { staff: boolean; metering: boolean }

/** What an account is, where it is no person's of an organization. */
export const KindBadge = ({ staff, metering }: Kind) =>
  staff ? <Badge tone="accent">Staff</Badge> : metering ? <Badge>Metering</Badge> : null
