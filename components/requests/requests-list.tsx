import Link from "next/link"
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
  /** The addresses of the first page, where this is another, and of the one that follows. */
  newest?: string | null | undefined
  older?: string | null | undefined
}

/** What was asked of support, newest first. */
export function RequestsList({ rows, names = {}, none, newest, older }: RequestsListProps) {
  if (rows.length === 0) return <p className="text-dim">{none}</p>
  return (
    <>
      <ol className="grid">
        {rows.map((one) => (
          <li key={one.id} className="grid grid-cols-[1fr_auto] gap-x-4 border-t py-2.5 first:border-t-0 first:pt-0">
            <p className="min-w-0 font-medium [overflow-wrap:anywhere]">
              <Link href={`/help/support/${one.id}`} prefetch={false} className="hover:underline">
                {one.subject}
              </Link>
            </p>
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
      {newest || older ? (
        <p className="mt-2 flex gap-4 border-t pt-2.5">
          {newest ? (
            <Link href={newest} className="underline">
              Newest requests
            </Link>
          ) : null}
          {older ? (
            <Link href={older} className="underline">
              Older requests
            </Link>
          ) : null}
        </p>
      ) : null}
    </>
  )
}
