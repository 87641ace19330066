"use client"

import dynamic from "next/dynamic"
import { useMemo, useState } from "react"
import { useCommands } from "@/components/shell/commands"
import { Button } from "@/components/ui/button"
import type { PayerChoice } from "./payer-choice"

const load = () => import("./new-project-dialog")
const NewProjectDialog = dynamic(load, { ssr: false })

type NewProjectButtonProps = {
  /** What it can be billed to, and what it is unless chosen otherwise. */
  payers: readonly PayerChoice[]
  payer: string
  /** Why nothing can be made here. */
  reason?: string | undefined
}

/** Opens "New project"; the palette has it too (A059, A130). */
export function NewProjectButton({ payers, payer, reason }: NewProjectButtonProps) {
  const [open, setOpen] = useState(false)
  const commands = useMemo(
    () => (reason ? [] : [{ id: "new-project", group: "Projects", label: "New project", run: () => setOpen(true) }]),
    [reason],
  )
  useCommands(commands)
  return (
    <>
      <Button look="primary" reason={reason} onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        New project
      </Button>
      {open ? <NewProjectDialog payers={payers} payer={payer} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
