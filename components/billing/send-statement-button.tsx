"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { useToasts } from "@/components/ui/toast"
import type { Sending } from "@/lib/statements/list"

const load = () => import("@/components/form/confirm-dialog")
const ConfirmDialog = dynamic(load, { ssr: false })

type SendStatementButtonProps = {
  org: string
  /** "2026-10". */
  month: string
  /** "October 2026". */
  words: string
  sending: Sending
}

/** Send again: mails a statement to whoever is invoiced now (A027). */
export function SendStatementButton({ org, month, words, sending }: SendStatementButtonProps) {
  const [asking, setAsking] = useState(false)
  const { add } = useToasts()
  return (
    <>
      <Button
        size="sm"
        aria-label={`Send the statement of ${words} again`}
        reason={sending.may ? undefined : (sending.why ?? undefined)}
        onClick={() => setAsking(true)}
        onPointerEnter={() => void load()}
      >
        Send again
      </Button>
      {asking ? (
        <ConfirmDialog
          title={`Send the statement of ${words} again`}
          description="The same PDF and CSV are mailed to who is invoiced now."
          operation="statement.send"
          org={org}
          input={{ month }}
          verb="Send again"
          words={{ month: { label: "statement" }, email: { label: "mailed to" } }}
          onDone={() => add({ title: `The statement of ${words} is on its way` })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
