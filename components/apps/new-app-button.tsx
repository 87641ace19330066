"use client"

import dynamic from "next/dynamic"
import { useMemo, useState } from "react"
import { useCommands } from "@/components/shell/commands"
import { Button } from "@/components/ui/button"
import type { Option } from "@/components/ui/select"

const load = () => import("./new-app-dialog")
const NewAppDialog = dynamic(load, { ssr: false })

type NewAppButtonProps = {
  /** What it can be billed to, and what it is unless chosen otherwise. */
  payers: readonly Option[]
  payer: string
  /** Why nothing can be made here. */
  reason?: string | undefined
}

/** Opens "New app"; the palette has it too (A098). */
export function NewAppButton({ payers, payer, reason }: NewAppButtonProps) {
  const [open, setOpen] = useState(false)
  const commands = useMemo(
    () => (reason ? [] : [{ id: "new-app", group: "Apps", label: "New app", run: () => setOpen(true) }]),
    [reason],
  )
  useCommands(commands)
  return (
    <>
      <Button look="primary" reason={reason} onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        New app
      </Button>
      {open ? <NewAppDialog payers={payers} payer={payer} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
