import { AskButton } from "@/components/requests/ask-button"
import type { OpenRequest } from "@/components/requests/asked-already"
import { Badge } from "@/components/ui/badge"
import type { RequestKind } from "@/lib/requests/inputs"

type FeatureRowProps = {
  org: string
  name: string
  on: boolean
  hint: string
  /** What support is asked for, and in which words. */
  kind: RequestKind
  ask: string
  answer: string
  /** The same, asked already and not decided. */
  open: OpenRequest | undefined
}

/** What support alone switches on: whether it is, and how to ask for it (A043, A342). */
export const FeatureRow = ({ org, name, on, hint, kind, ask, answer, open }: FeatureRowProps) => (
  <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_240px] sm:items-start">
    <div>
      <p className="font-medium">{name}</p>
      <p className="text-dim text-sm">{hint}</p>
    </div>
    <div className="flex items-center gap-3">
      <Badge tone={on ? "accent" : "neutral"}>{on ? "On" : "Off"}</Badge>
      {on ? null : (
        <AskButton kind={kind} org={org} title={ask} description={answer} open={open}>
          Contact support
        </AskButton>
      )}
    </div>
  </div>
)
