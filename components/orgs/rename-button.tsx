"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"

const load = () => import("./rename-dialog")
const RenameDialog = dynamic(load, { ssr: false })

type RenameButtonProps = { org: { id: string; name: string; version: number }; reason?: string | undefined }

/** Opens "Rename Organization" (A017). */
export function RenameButton({ org, reason }: RenameButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="sm"
        aria-label="Edit name"
        reason={reason}
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
      >
        Edit
      </Button>
      {open ? <RenameDialog org={org} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
