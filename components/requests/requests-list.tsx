import { Badge, type Tone } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import { REQUEST_STATE_WORDS, type RequestKind, requestedWords } from "@/lib/requests/inputs"

type State = keyof typeof REQUEST_STATE_WORDS
type ListedRequest = {
  id: string
  number: number
  kind: RequestKind
  subject: string
  state: State
  org: string | null
  licence: Parameters<typeof requestedWords>[1]
  createdAt: string
}

const TONES: Readonly<Record<State, Tone>> = {
  NEW: "accent",
  IN_REVIEW: "accent",
  RETURNED: "warn",
  APPROVED: "ok",
  DECLINED: "danger",
  CLOSED: "neutral",
}

type RequestsListProps = { rows: readonly ListedRequest[]; names: Readonly<Record<string, string>> }

/** What one has asked support, newest first. */
export function RequestsList({ rows, names }: RequestsListProps) {
  if (rows.length === 0) return <p className="text-dim">You have not asked for anything yet.</p>
  return (
    <ol className="grid">
      {rows.map((one) => (
        <li key={one.id} className="grid grid-cols-[1fr_auto] gap-x-4 border-t py-2.5 first:border-t-0 first:pt-0">
          <p className="min-w-0 [overflow-wrap:anywhere]">{one.subject}</p>
          <p>
            <Badge tone={TONES[one.state]}>{REQUEST_STATE_WORDS[one.state]}</Badge>
          </p>
          <p className="col-span-2 text-dim text-sm">
            {[
              `Request ${one.number}`,
              requestedWords(one.kind, one.licence),
              one.org ? (names[one.org] ?? one.org) : null,
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
