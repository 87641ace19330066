"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { AskedAlready, type OpenRequest } from "./asked-already"

const load = () => import("./ask-limit-dialog")
const AskLimitDialog = dynamic(load, { ssr: false })

type AskLimitButtonProps = {
  org: { id: string; name: string }
  /** The limit there is, in micro-dollars; null is none. */
  limit: string | null
  /** A request for a limit of this org that is not decided yet. */
  open: OpenRequest | null
  /** Why the viewer cannot ask. */
  reason?: string | undefined
}

/** Set / Update Spending Limit: asks support, and changes nothing by itself (A121, X3). Shows the request instead while there is one. */
export function AskLimitButton({ org, limit, open, reason }: AskLimitButtonProps) {
  const [asking, setAsking] = useState(false)
  if (open) return <AskedAlready request={open} />
  return (
    <>
      <Button size="sm" reason={reason} onClick={() => setAsking(true)} onPointerEnter={() => void load()}>
        Set / Update Spending Limit
      </Button>
      {asking ? <AskLimitDialog org={org} limit={limit} onClose={() => setAsking(false)} /> : null}
    </>
  )
}
