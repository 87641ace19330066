"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { useAct } from "@/components/form/act"
import { Button } from "@/components/ui/button"
import { useToasts } from "@/components/ui/toast"
import type { RestrictedProject } from "./executables-dialog"

const load = () => import("./executables-dialog")
const ExecutablesDialog = dynamic(load, { ssr: false })

type ExecutablesButtonsProps = { project: RestrictedProject; reason: string | undefined }

/** Lists what may run, or lifts the list at once, with Undo (A150, A151). */
export function ExecutablesButtons({ project, reason }: ExecutablesButtonsProps) {
  const [open, setOpen] = useState(false)
  const [lifting, setLifting] = useState(false)
  const { act } = useAct()
  const { add } = useToasts()
  const { id, version, executables } = project

  async function undo() {
    const input = { project: id, version: version + 1, executables: executables?.map((one) => one.id) ?? [] }
    const answer = await act("project.set-executables", null, input)
    if (!answer.ok) throw new Error(answer.message)
  }
  async function lift() {
    setLifting(true)
    const answer = await act("project.unset-executables", null, { project: id, version })
    setLifting(false)
    add(answer.ok ? { title: "All apps may be started", undo } : { title: answer.message, tone: "failed" })
  }
  return (
    <>
      <Button size="sm" reason={reason} onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        {executables === null ? "Restrict" : "Edit"}
      </Button>
      {executables === null ? null : (
        <Button size="sm" look="quiet" reason={reason} pending={lifting} onClick={() => void lift()}>
          Allow all
        </Button>
      )}
      {open ? <ExecutablesDialog project={project} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
