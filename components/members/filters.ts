import { choice, type Filter } from "@/components/table/columns"
import { LEVEL_WORDS, PROJECT_LEVEL_WORDS } from "@/lib/access/levels"

type Choice = { readonly value: string; readonly label: string }

const STATUSES = { ACTIVE: "Active", DISABLED: "Disabled", ENDING: "With an end date", ENDED: "Ended" }
const INVITED = { INVITED: "Invited", EXPIRED: "Invitation expired", BOUNCED: "Mail bounced" }
const BILLABLE = { yes: "Allowed", no: "Not allowed" }
const LAST_ACTIVE = {
  "7d": "In the last 7 days",
  "30d": "8 to 30 days ago",
  "90d": "31 to 90 days ago",
  older: "Longer ago",
  never: "Never",
}

export const memberFilters = (roles: readonly Choice[], addresses: boolean): readonly Filter[] => [
  choice("status", "Status", addresses ? { ...STATUSES, ...INVITED } : STATUSES),
  choice("level", "Level", LEVEL_WORDS),
  { kind: "choice", id: "role", label: "Role", options: roles },
  choice("billable", "Billable", BILLABLE),
  choice("access", "Project access", PROJECT_LEVEL_WORDS),
  ...(addresses ? [choice("lastActive", "Last active", LAST_ACTIVE)] : []),
]
