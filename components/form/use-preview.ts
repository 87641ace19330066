"use client"

import { useEffect, useState } from "react"
import type { Preview } from "@/lib/operations/outcome"
import { type Failure, useAct } from "./act"

type Asked = { readonly preview: Preview | null; readonly refused: Failure | null; readonly pending: boolean }

const SETTLE_MS = 250

/** What `name` would do with this input, asked anew when the input changes; nothing is asked while it is null. */
export function usePreview(name: string, org: string | null, input: unknown | null) {
  const { preview } = useAct()
  const [asked, setAsked] = useState<Asked>({ preview: null, refused: null, pending: input !== null })
  const written = input === null ? null : JSON.stringify(input)

  useEffect(() => {
    if (written === null) {
      setAsked({ preview: null, refused: null, pending: false })
      return
    }
    let current = true
    setAsked((before) => ({ ...before, pending: true }))
    const timer = setTimeout(async () => {
      const answer = await preview(name, org, JSON.parse(written))
      if (!current) return
      setAsked({ preview: answer.ok ? answer.preview : null, refused: answer.ok ? null : answer, pending: false })
    }, SETTLE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [name, org, written, preview])

  /** For the answer `changed_meanwhile`, which brings the new preview along. */
  const replace = (next: Preview) => setAsked({ preview: next, refused: null, pending: false })
  return { ...asked, replace }
}
