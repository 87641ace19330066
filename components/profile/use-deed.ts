"use client"

import { useState } from "react"
import { useAct } from "@/components/form/act"
import { useToasts } from "@/components/ui/toast"

type Deed = {
  /** Tells this deed from others that may be under way, for its button. */
  readonly id: string
  readonly operation: string
  readonly input: unknown
  readonly done: string
  readonly undo?: unknown
}

/** Does a small thing at the press of a button and says so; `undo` is the input that takes it back. */
export function useDeed() {
  const { act } = useAct()
  const { add } = useToasts()
  const [under, setUnder] = useState<string | null>(null)

  async function deed({ id, operation, input, done, undo }: Deed) {
    if (under !== null) return
    setUnder(id)
    const answer = await act(operation, null, input)
    setUnder(null)
    if (!answer.ok) return add({ title: "Nothing was changed", description: answer.message, tone: "failed" })
    if (undo === undefined) return add({ title: done })
    add({
      title: done,
      undo: async () => {
        const back = await act(operation, null, undo)
        if (!back.ok) throw new Error(back.message)
      },
    })
  }
  return { deed, under }
}
