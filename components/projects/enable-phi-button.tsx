"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { useToasts } from "@/components/ui/toast"

const load = () => import("@/components/form/confirm-dialog")
const ConfirmDialog = dynamic(load, { ssr: false })

type EnablePhiButtonProps = { project: { id: string; name: string }; reason: string | undefined }

/** Asks for the project's name before PHI is switched on for good (A185). */
export function EnablePhiButton({ project, reason }: EnablePhiButtonProps) {
  const [open, setOpen] = useState(false)
  const { add } = useToasts()
  return (
    <>
      <Button size="sm" reason={reason} onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        Switch on
      </Button>
      {open ? (
        <ConfirmDialog
          title={`Switch on PHI Data Protection for ${project.name}`}
          description="Its data can then be copied only to PHI projects, and its billing moved only to PHI organizations."
          operation="project.enable-phi"
          org={null}
          input={{ project: project.id, name: project.name }}
          verb="Switch on for good"
          danger
          typed={project.name}
          words={{ containsPhi: { label: "PHI data protection", says: (on) => (on ? "on" : "off") } }}
          onDone={() => add({ title: "PHI Data Protection is on" })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
