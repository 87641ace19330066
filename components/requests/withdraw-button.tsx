"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { useToasts } from "@/components/ui/toast"

const load = () => import("@/components/form/confirm-dialog")
const ConfirmDialog = dynamic(load, { ssr: false })

/** Who asked takes the request back. */
export function WithdrawButton({ request }: { request: { id: string; number: number } }) {
  const [asking, setAsking] = useState(false)
  const { add } = useToasts()
  return (
    <>
      <Button onClick={() => setAsking(true)} onPointerEnter={() => void load()}>
        Withdraw
      </Button>
      {asking ? (
        <ConfirmDialog
          title={`Withdraw request ${request.number}`}
          description="It is closed, and support is told. You can ask for the same again."
          operation="request.close"
          org={null}
          input={{ request: request.id }}
          previewed={false}
          verb="Withdraw"
          onDone={() => add({ title: `Request ${request.number} was withdrawn` })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
