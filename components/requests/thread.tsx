import { clsx } from "clsx"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import type { RequestState } from "@/lib/requests/inputs"
import { StateBadge } from "./state-badge"

export type Said = {
  readonly id: string
  readonly at: string
  /** Who says it. */
  readonly name: string
  readonly side: "asker" | "support" | "note"
  readonly body: string
  /** What the request became with it. */
  readonly state: RequestState | null
}

const SIDES = { asker: "border-line-strong", support: "border-accent", note: "border-warn" } as const

/** What was said about a request, in order. */
export const Thread = ({ said }: { said: readonly Said[] }) => (
  <ol aria-label="Messages" className="grid gap-5">
    {said.map((one) => (
      <li key={one.id} className={clsx("border-l-2 pl-4", SIDES[one.side])}>
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="font-medium">{one.name}</span>
          {one.side === "note" ? <Badge tone="warn">Note for support alone</Badge> : null}
          {one.state ? <StateBadge state={one.state} /> : null}
          <span className="ml-auto text-dim text-sm">
            <Time value={one.at} />
          </span>
        </p>
        <p className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{one.body}</p>
      </li>
    ))}
  </ol>
)
