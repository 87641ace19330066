"use client"

import dynamic from "next/dynamic"
import { useMemo, useState } from "react"
import { useCommands } from "@/components/shell/commands"
import { Button } from "@/components/ui/button"
import type { Option } from "@/components/ui/select"

const load = () => import("./new-project-dialog")
const NewProjectDialog = dynamic(load, { ssr: false })

type NewProjectButtonProps = {
  /** What it can be billed to, and what it is unless chosen otherwise. */
  payers: readonly Option[]
  payer: string
}

/** Opens "New project"; the palette has it too (A059, A130). */
export function NewProjectButton({ payers, payer }: NewProjectButtonProps) {
  const [open, setOpen] = useState(false)
  const commands = useMemo(
    () => [{ id: "new-project", group: "Projects", label: "New project", run: () => setOpen(true) }],
    [],
  )
  useCommands(commands)
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        New project
      </Button>
      {open ? <NewProjectDialog payers={payers} payer={payer} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
