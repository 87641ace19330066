"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"

const load = () => import("./ask-org-dialog")
const AskOrgDialog = dynamic(load, { ssr: false })

/** Asks support for a new org that pays: there is no other way to one (A024). */
export function AskOrgButton() {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)} onPointerEnter={() => void load()}>
        Ask for a billable organization
      </Button>
      {asking ? <AskOrgDialog onClose={() => setAsking(false)} /> : null}
    </>
  )
}
