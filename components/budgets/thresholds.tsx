"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"

const load = () => import("./thresholds-dialog")
const ThresholdsDialog = dynamic(load, { ssr: false })

type ThresholdsProps = {
  org: string
  /** Percentages of the spending limit, ascending. */
  thresholds: readonly number[]
  /** Why the viewer cannot change them. */
  reason?: string | undefined
}

const listed = (all: readonly number[]): string =>
  [
    all
      .slice(0, -1)
      .map((one) => `${one}%`)
      .join(", "),
    `${all.at(-1)}%`,
  ]
    .filter(Boolean)
    .join(" and ")

/** At which parts of the spending limit admins and who is invoiced are told, and the way to change it. */
export function Thresholds({ org, thresholds, reason }: ThresholdsProps) {
  const [editing, setEditing] = useState(false)
  return (
    <section aria-label="Alerts" className="mb-7 flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="text-dim">
        {thresholds.length === 0
          ? "Nobody is told as the spending limit is used up."
          : `Admins and who is invoiced are told at ${listed(thresholds)} of the spending limit.`}
      </p>
      <Button
        size="sm"
        aria-label="Change alerts"
        reason={reason}
        onClick={() => setEditing(true)}
        onPointerEnter={() => void load()}
      >
        Change
      </Button>
      {editing ? <ThresholdsDialog org={org} thresholds={thresholds} onClose={() => setEditing(false)} /> : null}
    </section>
  )
}
