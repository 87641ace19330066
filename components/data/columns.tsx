import { FileText, Folder } from "lucide-react"
import Link from "next/link"
import { type Column, choice, type Filter } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { bytesInWords } from "@/components/ui/bytes"
import { Time } from "@/components/ui/time"
import type { ObjectListed } from "@/lib/data/list"

const SHOWN_TAGS = 3

function Name({ row, home, onShow }: { row: ObjectListed; home: string; onShow: (row: ObjectListed) => void }) {
  const folder = row.kind === "FOLDER"
  const Icon = folder ? Folder : FileText
  const look = "block max-w-full truncate text-left font-medium hover:underline"
  return (
    <span className="flex items-center gap-2.5">
      <Icon aria-hidden size={16} className={folder ? "shrink-0 text-accent" : "shrink-0 text-faint"} />
      <span className="min-w-0 max-w-[36ch] max-sm:max-w-[46vw] 2xl:max-w-[44ch]">
        {folder ? (
          <Link href={`${home}/${row.id}`} prefetch={false} className={look} title={row.name}>
            {row.name}
            <span className="sr-only">, folder</span>
          </Link>
        ) : (
          <button type="button" onClick={() => onShow(row)} className={look} title={row.name}>
            {row.name}
          </button>
        )}
        {row.path === null ? null : (
          <small className="block truncate text-dim text-xs">
            {row.path === "" ? "in the project's root" : row.path}
          </small>
        )}
      </span>
    </span>
  )
}

const Tags = ({ tags }: { tags: readonly string[] }) => (
  <span className="flex max-w-[32ch] gap-1 overflow-hidden">
    {tags.slice(0, SHOWN_TAGS).map((tag) => (
      <Badge key={tag}>{tag.length > 16 ? `${tag.slice(0, 15)}…` : tag}</Badge>
    ))}
    {tags.length > SHOWN_TAGS ? <span className="text-faint">+{tags.length - SHOWN_TAGS}</span> : null}
  </span>
)

/** The columns of the Manage tab; `home` is its address, `onShow` shows a file in the panel. */
export const objectColumns = (home: string, onShow: (row: ObjectListed) => void): readonly Column<ObjectListed>[] => [
  {
    id: "name",
    header: "Name",
    sort: "name",
    names: true,
    className: "w-[40%]",
    cell: (row) => <Name row={row} home={home} onShow={onShow} />,
  },
  {
    id: "kind",
    header: "Kind",
    sort: "kind",
    hideBelow: "lg",
    cell: (row) => (
      <span className="block max-w-[24ch] truncate text-dim" title={row.mediaType || undefined}>
        {row.kind === "FOLDER" ? "Folder" : row.mediaType || "File"}
      </span>
    ),
  },
  { id: "tags", header: "Tags", optional: true, hideBelow: "md", cell: (row) => <Tags tags={row.tags} /> },
  {
    id: "creator",
    header: "Created by",
    optional: true,
    hideBelow: "lg",
    cell: (row) => <span className="text-dim">{row.createdBy.name}</span>,
  },
  { id: "id", header: "Id", optional: true, hideBelow: "lg", cell: (row) => <code className="text-xs">{row.id}</code> },
  {
    id: "size",
    header: "Size",
    sort: "size",
    align: "end",
    cell: (row) => (row.bytes === null ? <span className="text-faint">–</span> : bytesInWords(row.bytes)),
  },
  {
    id: "changed",
    header: "Changed",
    sort: "changed",
    align: "end",
    hideBelow: "sm",
    cell: (row) => (
      <span className="text-dim">
        <Time value={row.modifiedAt} />
      </span>
    ),
  },
]

export const OBJECT_FILTERS: readonly Filter[] = [
  choice("kind", "Kind", { FOLDER: "Folders", FILE: "Files" }),
  choice("size", "Size", { empty: "Empty", small: "Under 1 MB", medium: "1 MB to 1 GB", large: "1 GB and more" }),
  { kind: "text", id: "tag", label: "Tag", placeholder: "A whole tag" },
  { kind: "text", id: "media", label: "Media type", placeholder: "text/csv" },
  { kind: "text", id: "creator", label: "Created by", placeholder: "Username" },
  choice("within", "Look in", { here: "This folder and below", project: "The whole project" }),
]
