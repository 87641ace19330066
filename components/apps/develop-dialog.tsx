"use client"

import ConfirmDialog from "@/components/form/confirm-dialog"
import { useToasts } from "@/components/ui/toast"
import { APP_WORDS } from "./words"

type DevelopDialogProps = { app: { id: string; title: string }; onClose: () => void }

/** An admin of who pays makes themselves a developer (A099). */
export default function DevelopDialog({ app, onClose }: DevelopDialogProps) {
  const { add } = useToasts()
  return (
    <ConfirmDialog
      title={`Become a developer of ${app.title}`}
      description="You can then publish versions and decide who may run it. It is recorded, and its developers are told."
      operation="app.grant-self"
      org={null}
      input={{ app: app.id }}
      verb="Make me a developer"
      words={APP_WORDS}
      onDone={() => add({ title: `You develop ${app.title} now`, tone: "done" })}
      onClose={onClose}
    />
  )
}
