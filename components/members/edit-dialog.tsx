"use client"

import { useState } from "react"
import { MomentInput } from "@/components/form/moment-input"
import { PlannedForm } from "@/components/form/planned-form"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Select } from "@/components/ui/select"
import type { DeedDialogProps } from "./deed-dialog"
import { members, whom } from "./deeds"
import { type AccessChange, EditAccessForm } from "./edit-access-form"
import { useSaid } from "./said"
import { MEMBER_WORDS } from "./words"

const TITLES = { edit: "Edit access of", role: "Change the role of", end: "Set the end date of" } as const
const VERBS = { edit: "Update access of", role: "Change the role of", end: "Set the end date of" } as const
const OPERATIONS = { edit: "member.edit-access", role: "member.set-role", end: "member.set-end-date" } as const

/** Edits access, role or end date, with what will happen below (A067 to A069). */
export default function EditDialog({ org, deed, onClose }: DeedDialogProps) {
  const verb = deed.verb === "role" || deed.verb === "end" ? deed.verb : "edit"
  const note =
    verb === "edit" && deed.row === null ? "What you leave at “No change” stays as it is for each of them." : undefined
  return (
    <Dialog title={`${TITLES[verb]} ${whom(deed)}`} description={note} onClose={onClose}>
      <Editor org={org} deed={deed} onClose={onClose} verb={verb} />
    </Dialog>
  )
}

const touched = (change: object): boolean => Object.values(change).some((value) => value !== undefined)

function Editor({ org, deed, verb }: DeedDialogProps & { verb: keyof typeof TITLES }) {
  const [change, setChange] = useState<AccessChange & { roles?: readonly string[] | undefined }>({})
  const said = useSaid(org.id, deed)
  return (
    <PlannedForm
      operation={OPERATIONS[verb]}
      org={org.id}
      input={touched(change) ? { members: deed.target, ...change } : null}
      verb={(changed) => `${VERBS[verb]} ${changed > 0 ? members(changed) : whom(deed)}`}
      words={MEMBER_WORDS}
      idle="Nothing yet. Choose what to change."
      onDone={said}
    >
      {verb === "edit" ? <EditAccessForm row={deed.row} change={change} onChange={setChange} /> : null}
      {verb === "role" ? <RoleChoice onRole={(role) => setChange(role ? { roles: [role] } : {})} /> : null}
      {verb === "end" ? <EndChoice onEnd={(endsAt) => setChange({ endsAt })} /> : null}
    </PlannedForm>
  )
}

const ROLES = [
  { value: "", label: "Choose a role" },
  { value: "member", label: "Member" },
  { value: "read-only", label: "Read Only" },
]

const RoleChoice = ({ onRole }: { onRole: (role: string) => void }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: Select renders the control
  <label className="grid gap-1">
    <span className="font-medium">Role</span>
    <Select options={ROLES} defaultValue="" onChange={(event) => onRole(event.target.value)} />
  </label>
)

function EndChoice({ onEnd }: { onEnd: (endsAt: string | null | undefined) => void }) {
  const [none, setNone] = useState(false)
  return (
    <div className="grid gap-2">
      {none ? null : <MomentInput label="End date and time" onMoment={onEnd} />}
      <Button
        look="quiet"
        className="justify-self-start"
        onClick={() => {
          setNone(!none)
          onEnd(none ? undefined : null)
        }}
      >
        {none ? "Choose a date instead" : "Take the end date away"}
      </Button>
      <p className="text-dim text-sm">
        In your time zone. Access ends at that very second; mails go out 14 and 3 days before.
      </p>
    </div>
  )
}
