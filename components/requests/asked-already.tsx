import Link from "next/link"
import { Time } from "@/components/ui/time"
import { REQUEST_STATE_WORDS, type RequestState } from "@/lib/requests/inputs"

/** A request that is not decided yet, as the place it was asked from shows it. */
export type OpenRequest = { id: string; number: number; state: RequestState; createdAt: string }

/** Stands in place of a second ask: "Asked on 3 Nov 2026 · In review", which leads to it. */
export const AskedAlready = ({ request }: { request: OpenRequest }) => (
  <Link href={`/help/support/${request.id}`} prefetch={false} className="text-sm underline hover:no-underline">
    Asked on <Time value={request.createdAt} as="date" /> · {REQUEST_STATE_WORDS[request.state]}
  </Link>
)
