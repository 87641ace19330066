import type { Column } from "@/components/table/columns"
import { Badge, type Tone } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import type { AnnouncementKind, AnnouncementState } from "@/lib/announcements/inputs"
import type { DeskAnnouncement } from "@/lib/announcements/list"
import { KIND_WORDS, STATE_WORDS } from "./words"

const KIND_TONES: Readonly<Record<AnnouncementKind, Tone>> = { info: "accent", warning: "warn", maintenance: "neutral" }
const STATE_TONES: Readonly<Record<AnnouncementState, Tone>> = { running: "ok", scheduled: "accent", ended: "neutral" }

const dim = (words: string) => <span className="text-dim">{words}</span>
/** Withdrawn before it began: it ended as it would have started. */
const neverBegan = ({ from, until }: DeskAnnouncement): boolean => from === until

export const announcementColumns: readonly Column<DeskAnnouncement>[] = [
  {
    id: "title",
    header: "Announcement",
    names: true,
    cell: (row) => (
      <span className="block min-w-28 whitespace-normal leading-[17px] [overflow-wrap:anywhere]">
        <span className="line-clamp-2 font-medium">{row.title}</span>
        {row.text ? <small className="block max-w-96 truncate text-dim text-xs max-sm:hidden">{row.text}</small> : null}
      </span>
    ),
  },
  {
    id: "kind",
    header: "Kind",
    hideBelow: "md",
    cell: (row) => <Badge tone={KIND_TONES[row.kind]}>{KIND_WORDS[row.kind]}</Badge>,
  },
  {
    id: "state",
    header: "State",
    cell: (row) => <Badge tone={STATE_TONES[row.state]}>{STATE_WORDS[row.state]}</Badge>,
  },
  {
    id: "from",
    header: "From",
    sort: "from",
    align: "end",
    hideBelow: "sm",
    cell: (row) => (neverBegan(row) ? dim("never shown") : <Time value={row.from} as="moment" />),
  },
  {
    id: "until",
    header: "Until",
    align: "end",
    hideBelow: "sm",
    cell: (row) => (row.until ? <Time value={row.until} as="moment" /> : dim("no end")),
  },
  {
    id: "by",
    header: "By",
    optional: true,
    hideBelow: "md",
    cell: (row) => <span className="whitespace-nowrap">{row.by}</span>,
  },
  {
    id: "created",
    header: "Written",
    optional: true,
    align: "end",
    hideBelow: "lg",
    cell: (row) => <Time value={row.createdAt} as="moment" />,
  },
]
