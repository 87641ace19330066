import { Badge } from "@/components/ui/badge"
import { ORG_STATE_WORDS } from "@/lib/access/orgs"
import type { Membership } from "@/lib/users/profile"

/** How a membership stands now: an org that is suspended or has expired opens to nobody. */
export function StandingBadge({ status, state }: Pick<Membership, "status" | "state">) {
  if (status === "ENDED") return <Badge>Ended</Badge>
  if (status === "DISABLED") return <Badge>Disabled</Badge>
  return state === "LIVE" ? <Badge tone="ok">Active</Badge> : <Badge tone="warn">{ORG_STATE_WORDS[state]}</Badge>
}
