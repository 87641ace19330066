import { useState } from "react"
import { Input } from "@/components/ui/input"
import { AdminFields, adminInput, NOBODY } from "./admin-fields"
import { DeskDialog } from "./desk-dialog"
import { Labelled } from "./labelled"
import type { OrgDeedProps } from "./org-deed-dialog"

/** Names an admin, for an org that has none who can act; where it has one, its name is typed to confirm (B3.7). */
export function RecoverDialog({ org, onClose }: OrgDeedProps) {
  const [named, name] = useState(NOBODY)
  const [confirm, setConfirm] = useState("")
  const admin = adminInput(named)
  const confirmed = !org.hasAdmin || confirm.trim() === org.name
  return (
    <DeskDialog
      title={`Name an admin of ${org.name}`}
      description="Everyone who is or was an admin of it is told."
      operation="org.recover"
      input={admin && confirmed ? { org: org.id, admin, ...(org.hasAdmin ? { confirm } : {}) } : null}
      verb="Name admin"
      danger={org.hasAdmin}
      said={`An admin of ${org.name} was named`}
      onClose={onClose}
    >
      <AdminFields value={named} onChange={name} />
      {org.hasAdmin ? (
        <Labelled label={`Type ${org.name} to go on`} hint="It has an active admin, who could name others.">
          {(control) => <Input {...control} value={confirm} onChange={(event) => setConfirm(event.target.value)} />}
        </Labelled>
      ) : null}
    </DeskDialog>
  )
}
