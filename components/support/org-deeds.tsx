"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import type { DeskOrgDetails } from "@/lib/orgs/desk-get"

const load = () => import("./org-deed-dialog")
const OrgDeedDialog = dynamic(load, { ssr: false })

export type DeskOrgView = DeskOrgDetails
export type OrgDeed = "suspend" | "resume" | "expiry" | "development" | "billable" | "limit" | "features" | "recover"

type OrgDeedButtonProps = {
  org: DeskOrgView
  deed: OrgDeed
  label: string
  /** Why it cannot be done. */
  reason?: string | undefined
  danger?: boolean
}

/** A button that opens the dialog of one thing support does to an org. */
export function OrgDeedButton({ org, deed, label, reason, danger }: OrgDeedButtonProps) {
  // As it was when it was asked about: what is shown does not turn into its opposite while the dialog closes.
  const [asked, ask] = useState<{ org: DeskOrgView; deed: OrgDeed } | null>(null)
  return (
    <>
      <Button
        size="sm"
        look={danger ? "danger-quiet" : "plain"}
        reason={reason}
        onClick={() => ask({ org, deed })}
        onPointerEnter={() => void load()}
      >
        {label}
      </Button>
      {asked ? <OrgDeedDialog {...asked} onClose={() => ask(null)} /> : null}
    </>
  )
}
