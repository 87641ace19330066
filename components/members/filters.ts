import type { Filter } from "@/components/table/columns"
import { PROJECT_LEVEL_WORDS, PROJECT_LEVELS } from "@/lib/access/levels"

type Choice = { readonly value: string; readonly label: string }

export const memberFilters = (roles: readonly Choice[], addresses: boolean): readonly Filter[] => [
  {
    kind: "choice",
    id: "status",
    label: "Status",
    options: [
      { value: "ACTIVE", label: "Active" },
      { value: "DISABLED", label: "Disabled" },
      { value: "ENDING", label: "With an end date" },
      { value: "ENDED", label: "Ended" },
      ...(addresses
        ? [
            { value: "INVITED", label: "Invited" },
            { value: "EXPIRED", label: "Invitation expired" },
            { value: "BOUNCED", label: "Mail bounced" },
          ]
        : []),
    ],
  },
  {
    kind: "choice",
    id: "level",
    label: "Level",
    options: [
      { value: "ADMIN", label: "Admin" },
      { value: "MEMBER", label: "Member" },
    ],
  },
  { kind: "choice", id: "role", label: "Role", options: roles },
  {
    kind: "choice",
    id: "billable",
    label: "Billable",
    options: [
      { value: "yes", label: "Allowed" },
      { value: "no", label: "Not allowed" },
    ],
  },
  {
    kind: "choice",
    id: "access",
    label: "Project access",
    options: PROJECT_LEVELS.map((level) => ({ value: level, label: PROJECT_LEVEL_WORDS[level] })),
  },
  ...(addresses
    ? [
        {
          kind: "choice",
          id: "lastActive",
          label: "Last active",
          options: [
            { value: "7d", label: "In the last 7 days" },
            { value: "30d", label: "8 to 30 days ago" },
            { value: "90d", label: "31 to 90 days ago" },
            { value: "older", label: "Longer ago" },
            { value: "never", label: "Never" },
          ],
        } as const,
      ]
    : []),
]
