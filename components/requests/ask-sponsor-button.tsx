"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"

const load = () => import("./ask-sponsor-dialog")
const AskSponsorDialog = dynamic(load, { ssr: false })

type AskSponsorButtonProps = {
  project: { id: string; name: string }
  /** Why the viewer cannot ask. */
  reason?: string | undefined
}

/** Asks support for somebody who pays for the storage of a project (A199). */
export function AskSponsorButton({ project, reason }: AskSponsorButtonProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button reason={reason} onClick={() => setAsking(true)} onPointerEnter={() => void load()}>
        Ask for a sponsorship
      </Button>
      {asking ? <AskSponsorDialog project={project} onClose={() => setAsking(false)} /> : null}
    </>
  )
}
