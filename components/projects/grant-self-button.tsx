"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { useToasts } from "@/components/ui/toast"
import { PROJECT_LEVEL_WORDS, type ProjectLevel } from "@/lib/access/levels"

const load = () => import("@/components/form/confirm-dialog")
const ConfirmDialog = dynamic(load, { ssr: false })

type GrantSelfButtonProps = { project: { id: string; name: string; level: ProjectLevel } }

/** Gives the payer's admin ADMINISTER, from nothing or from any lower level (A093, A094). */
export function GrantSelfButton({ project }: GrantSelfButtonProps) {
  const [open, setOpen] = useState(false)
  const { add } = useToasts()
  const now =
    project.level === "NONE" ? "You are not a member of it." : `You have ${PROJECT_LEVEL_WORDS[project.level]}.`
  return (
    <>
      <Button onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        Grant yourself Administer
      </Button>
      {open ? (
        <ConfirmDialog
          title={`Grant yourself Administer on ${project.name}`}
          description={`${now} It is recorded, and those who administer the project are told.`}
          operation="project.grant-self"
          org={null}
          input={{ project: project.id }}
          verb="Grant yourself Administer"
          onDone={() => add({ title: `You administer ${project.name}` })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
