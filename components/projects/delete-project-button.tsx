"use client"

import dynamic from "next/dynamic"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { useToasts } from "@/components/ui/toast"

const load = () => import("@/components/form/confirm-dialog")
const ConfirmDialog = dynamic(load, { ssr: false })

type DeleteProjectButtonProps = { project: { id: string; name: string }; reason: string | undefined }

/** Asks for the project's name, says what goes with it, and leads back to the list. */
export function DeleteProjectButton({ project, reason }: DeleteProjectButtonProps) {
  const [open, setOpen] = useState(false)
  const { add } = useToasts()
  const router = useRouter()
  return (
    <>
      <Button look="danger" reason={reason} onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        Delete project
      </Button>
      {open ? (
        <ConfirmDialog
          title={`Delete ${project.name}`}
          description="Those it is shared with are told."
          operation="project.delete"
          org={null}
          input={{ project: project.id, name: project.name }}
          verb="Delete project"
          danger
          typed={project.name}
          onDone={() => {
            add({ title: `Deleted ${project.name}` })
            router.push("/projects")
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
