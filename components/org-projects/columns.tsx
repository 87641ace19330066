import Link from "next/link"
import { LevelBadge } from "@/components/projects/level-badge"
import { COUNT, type Column } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { bytesInWords } from "@/components/ui/bytes"
import { Time } from "@/components/ui/time"
import type { OrgProject } from "@/lib/org-projects/list"

/** Who is no member of a project sees its settings, and not its data (A092). */
export const projectHref = ({ id, level }: Pick<OrgProject, "id" | "level">): string =>
  `/projects/${id}/${level === "NONE" ? "settings" : "manage"}`

const FLAGS = [
  ["restricted", "No copying"],
  ["protected", "Delete: admins only"],
  ["downloadRestricted", "No download"],
  ["externalUploadRestricted", "No upload"],
] as const satisfies readonly (readonly [keyof OrgProject, string])[]

const none = <span className="text-faint">none</span>

export const orgProjectColumns: readonly Column<OrgProject>[] = [
  {
    id: "name",
    header: "Project",
    sort: "name",
    names: true,
    cell: (row) => (
      <span className="block min-w-28 leading-[17px] [overflow-wrap:anywhere]">
        <Link href={projectHref(row)} prefetch={false} className="font-medium hover:underline">
          {row.name}
        </Link>{" "}
        {row.containsPhi ? <Badge tone="accent">PHI</Badge> : null}
        {row.summary ? (
          <small className="block max-w-80 truncate text-dim text-xs max-sm:hidden">{row.summary}</small>
        ) : null}
      </span>
    ),
  },
  { id: "level", header: "My level", cell: (row) => <LevelBadge level={row.level} /> },
  {
    id: "usage",
    header: "Data usage",
    sort: "usage",
    align: "end",
    hideBelow: "sm",
    cell: (row) => <span className="whitespace-nowrap">{bytesInWords(row.bytes)}</span>,
  },
  { id: "objects", header: "Files", optional: true, align: "end", cell: (row) => COUNT.format(row.objects) },
  {
    id: "members",
    header: "Grants",
    optional: true,
    align: "end",
    hideBelow: "md",
    cell: (row) => COUNT.format(row.grants),
  },
  {
    id: "flags",
    header: "Restrictions",
    optional: true,
    hideBelow: "sm",
    cell: (row) => {
      const set = FLAGS.flatMap(([flag, label]) => (row[flag] ? [label] : []))
      return set.length === 0 ? none : <span className="text-sm">{set.join(", ")}</span>
    },
  },
  {
    id: "tags",
    header: "Tags",
    optional: true,
    hideBelow: "sm",
    cell: (row) => (row.tags.length === 0 ? none : <span className="text-sm">{row.tags.join(", ")}</span>),
  },
  {
    id: "sponsor",
    header: "Sponsor",
    optional: true,
    hideBelow: "sm",
    cell: (row) =>
      row.sponsor ? (
        <span className="text-sm">
          {row.sponsor.id} until <Time value={row.sponsor.until} as="date" />
        </span>
      ) : (
        none
      ),
  },
  { id: "id", header: "Id", optional: true, cell: (row) => <code className="text-xs">{row.id}</code> },
  { id: "creator", header: "Created by", optional: true, hideBelow: "sm", cell: (row) => row.createdBy.name },
  {
    id: "created",
    header: "Created",
    sort: "created",
    align: "end",
    hideBelow: "md",
    cell: (row) => <Time value={row.createdAt} as="date" />,
  },
  {
    id: "modified",
    header: "Last changed",
    sort: "modified",
    optional: true,
    align: "end",
    hideBelow: "sm",
    cell: (row) => (
      <span className="text-dim">
        <Time value={row.modifiedAt} />
      </span>
    ),
  },
]
