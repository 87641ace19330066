import { Badge, type Tone } from "@/components/ui/badge"
import { REQUEST_STATE_WORDS, type RequestState } from "@/lib/requests/inputs"

const TONES: Readonly<Record<RequestState, Tone>> = {
  NEW: "accent",
  IN_REVIEW: "accent",
  RETURNED: "warn",
  APPROVED: "ok",
  DECLINED: "danger",
  CLOSED: "neutral",
}

/** Where a request stands. */
export const StateBadge = ({ state }: { state: RequestState }) => (
  <Badge tone={TONES[state]}>{REQUEST_STATE_WORDS[state]}</Badge>
)
