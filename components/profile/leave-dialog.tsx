"use client"

import ConfirmDialog from "@/components/form/confirm-dialog"
import { useToasts } from "@/components/ui/toast"

type LeaveDialogProps = { org: string; name: string; onClose: () => void }

/** Asks before a member leaves an org; says why when they may not, such as being its last admin (INV-1). */
export default function LeaveDialog({ org, name, onClose }: LeaveDialogProps) {
  const { add } = useToasts()
  return (
    <ConfirmDialog
      title={`Leave ${name}`}
      description="You lose what you reach through it at once. Only an admin of it can add you again."
      operation="member.leave"
      org={org}
      input={{}}
      verb="Leave organization"
      danger
      onDone={() => add({ title: `You left ${name}` })}
      onClose={onClose}
    />
  )
}
