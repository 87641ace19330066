import { Badge } from "@/components/ui/badge"
import type { Membership } from "@/lib/users/profile"

/** How a membership stands now: an org that is suspended opens to nobody. */
export function StandingBadge({ status, isLive }: Pick<Membership, "status" | "isLive">) {
  if (status === "ENDED") return <Badge>Ended</Badge>
  if (status === "DISABLED") return <Badge>Disabled</Badge>
  return isLive ? <Badge tone="ok">Active</Badge> : <Badge tone="warn">Suspended</Badge>
}
