import type { Column } from "@/components/table/columns"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import type { ListedGrant } from "@/lib/grants/list"
import { LevelBadge } from "./explanation"

const KINDS = { user: "", org: "organization", group: "group" } as const

export const grantColumns: readonly Column<ListedGrant>[] = [
  {
    id: "name",
    header: "Shared with",
    names: true,
    cell: (grant) => (
      <span className="flex items-center gap-2.5 leading-[17px]">
        <Avatar name={grant.name} />
        <span className="min-w-0">
          <span className="block font-medium [overflow-wrap:anywhere]">
            {grant.name} {grant.isMe ? <span className="font-normal text-dim">(you)</span> : null}
          </span>
          <small className="text-dim text-xs">
            {grant.kind === "user" ? grant.handle : KINDS[grant.kind]}
            {grant.kind === "group" && grant.orgName ? ` of ${grant.orgName}` : ""}
          </small>
        </span>
      </span>
    ),
  },
  { id: "level", header: "Access", cell: (grant) => <LevelBadge level={grant.level} /> },
  { id: "ends", header: "Ends", hideBelow: "sm", cell: (grant) => <End grant={grant} /> },
  {
    id: "given",
    header: "Given by",
    hideBelow: "md",
    cell: (grant) => (
      <>
        {grant.grantedBy}{" "}
        <span className="text-dim text-sm">
          <Time value={grant.grantedAt} />
        </span>
      </>
    ),
  },
]

function End({ grant }: { grant: ListedGrant }) {
  if (grant.closed) return <Badge>Account deleted</Badge>
  if (grant.ended) return <Badge tone="warn">Ended</Badge>
  if (grant.asleep) return <Badge title="Their membership in the organization that pays is not active.">Asleep</Badge>
  if (!grant.endsAt) return <span className="text-faint">never</span>
  return (
    <Badge tone="warn">
      Ends <Time value={grant.endsAt} as="relative" />
    </Badge>
  )
}
