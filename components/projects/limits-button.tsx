"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import type { LimitedProject } from "./limits-dialog"

const load = () => import("./limits-dialog")
const LimitsDialog = dynamic(load, { ssr: false })

/** Opens "Edit limits". */
export function LimitsButton({ project, reason }: { project: LimitedProject; reason: string | undefined }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" reason={reason} onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        Edit<span className="sr-only"> limits</span>
      </Button>
      {open ? <LimitsDialog project={project} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
