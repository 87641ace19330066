import { Time } from "@/components/ui/time"
import { type RequestKind, type RequestState, requestedWords } from "@/lib/requests/inputs"
import { StateBadge } from "./state-badge"

type ListedRequest = {
  id: string
  number: number
  kind: RequestKind
  subject: string
  state: RequestState
  org: string | null
  licence: Parameters<typeof requestedWords>[1]
  createdAt: string
  /** Who asked, where others are listed too. */
  askedBy?: string | undefined
}

type RequestsListProps = {
  rows: readonly ListedRequest[]
  /** What orgs are called. */
  names?: Readonly<Record<string, string>> | undefined
  /** What to say where there are none. */
  none: string
}

/** What was asked of support, newest first. */
export function RequestsList({ rows, names = {}, none }: RequestsListProps) {
  if (rows.length === 0) return <p className="text-dim">{none}</p>
  return (
    <ol className="grid">
      {rows.map((one) => (
        <li key={one.id} className="grid grid-cols-[1fr_auto] gap-x-4 border-t py-2.5 first:border-t-0 first:pt-0">
          <p className="min-w-0 font-medium [overflow-wrap:anywhere]">{one.subject}</p>
          <p>
            <StateBadge state={one.state} />
          </p>
          <p className="col-span-2 text-dim text-sm">
            {[
              `Request ${one.number}`,
              requestedWords(one.kind, one.licence),
              one.askedBy,
              one.org ? names[one.org] : null,
            ]
              .filter(Boolean)
              .join(" · ")}
            {" · "}
            <Time value={one.createdAt} />
          </p>
        </li>
      ))}
    </ol>
  )
}
