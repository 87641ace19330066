"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import type { EditedProject } from "./edit-details-dialog"

const load = () => import("./edit-details-dialog")
const EditDetailsDialog = dynamic(load, { ssr: false })

/** Opens "Edit project". */
export function EditDetailsButton({ project, reason }: { project: EditedProject; reason: string | undefined }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" reason={reason} onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        Edit
      </Button>
      {open ? <EditDetailsDialog project={project} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
