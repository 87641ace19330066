"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import type { AppDescription } from "@/lib/apps/get"

const DevelopDialog = dynamic(() => import("./develop-dialog"), { ssr: false })
const EditAppDialog = dynamic(() => import("./edit-app-dialog"), { ssr: false })

/** What the viewer may do with the app itself (A099, A100). */
export function AppActions({ app }: { app: AppDescription }) {
  const [open, setOpen] = useState<"develop" | "edit" | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      {app.permits.grantSelf ? <Button onClick={() => setOpen("develop")}>Make me a developer</Button> : null}
      {app.permits.develop ? <Button onClick={() => setOpen("edit")}>Edit</Button> : null}
      {open === "develop" ? <DevelopDialog app={app} onClose={close} /> : null}
      {open === "edit" ? <EditAppDialog app={app} onClose={close} /> : null}
    </>
  )
}
