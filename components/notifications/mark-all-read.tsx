"use client"

import { useState } from "react"
import { useAct } from "@/components/form/act"
import { Button } from "@/components/ui/button"
import { useToasts } from "@/components/ui/toast"

type MarkAllReadProps = { none: boolean; onDone?: (() => void) | undefined }

export function MarkAllRead({ none, onDone }: MarkAllReadProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const [pending, setPending] = useState(false)
  const mark = async () => {
    setPending(true)
    const answer = await act("notification.mark-read", null, { all: true })
    setPending(false)
    if (answer.ok) onDone?.()
    else add({ title: "Nothing was marked as read", description: answer.message, tone: "failed" })
  }
  return (
    <Button
      look="quiet"
      size="sm"
      pending={pending}
      reason={none ? "You have read them all." : undefined}
      onClick={() => void mark()}
    >
      Mark all as read
    </Button>
  )
}
