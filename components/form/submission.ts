"use client"

import { useRef, useState } from "react"
import type { RefusalWord } from "@/lib/access/refusals"
import type { Failure } from "./act"

// After these nobody can say whether it was done, so the next try has to carry the same key.
const UNSURE: readonly RefusalWord[] = ["unknown_outcome", "unavailable", "busy", "internal"]

type Answer = { readonly ok: true } | Failure

/**
 * One thing being sent: what is pending, what was refused last, and an idempotency key that stays the same until it has
 * been answered, so that a double click or a second try after a lost connection makes one thing.
 */
export function useSubmission() {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<Failure | null>(null)
  const under = useRef(false)
  const key = useRef<string | null>(null)

  /** Runs `send` unless one is under way; answers null then. */
  async function submit<A extends Answer>(send: (key: string) => Promise<A>): Promise<A | null> {
    if (under.current) return null
    under.current = true
    setPending(true)
    key.current ??= crypto.randomUUID()
    try {
      const answer = await send(key.current)
      if (answer.ok || !UNSURE.includes(answer.refusal)) key.current = null
      setError(answer.ok ? null : answer)
      return answer
    } finally {
      under.current = false
      setPending(false)
    }
  }
  return { pending, error, submit, clear: () => setError(null), fail: setError }
}

export type Submission = ReturnType<typeof useSubmission>
