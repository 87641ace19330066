"use client"

import { useState } from "react"
import { Input } from "@/components/ui/input"
import type { StaffRight } from "@/lib/access/staff"
import type { StaffLine } from "@/lib/staff/list"
import { supportInput } from "@/lib/support/inputs"
import { DeskDialog } from "./desk-dialog"
import { Labelled } from "./labelled"
import { RightsField } from "./rights-field"

export type StaffDeed =
  | { readonly kind: "new" }
  | { readonly kind: "rights" | "disable" | "enable" | "resend"; readonly person: StaffLine }

type StaffDialogProps = { deed: StaffDeed; held: readonly StaffRight[]; onClose: () => void }

/** What is done to staff, each with its reason and its preview. */
export default function StaffDialog({ deed, held, onClose }: StaffDialogProps) {
  if (deed.kind === "new") return <NewStaffDialog held={held} onClose={onClose} />
  const { kind, person } = deed
  const { id, name } = person
  switch (kind) {
    case "rights":
      return <RightsDialog person={person} held={held} onClose={onClose} />
    case "disable":
      return (
        <DeskDialog
          title={`Disable ${name}`}
          description="They are signed out everywhere and cannot sign in. Their rights stay, and count again once they are enabled."
          operation="staff.disable"
          input={{ staff: id }}
          verb="Disable"
          danger
          said={`${name} is disabled`}
          onClose={onClose}
        />
      )
    case "enable":
      return (
        <DeskDialog
          title={`Enable ${name}`}
          description="They can sign in again, with the rights they had."
          operation="staff.enable"
          input={{ staff: id }}
          verb="Enable"
          said={`${name} is enabled`}
          onClose={onClose}
        />
      )
    case "resend":
      return (
        <DeskDialog
          title={`Send ${name} the activation link again`}
          description={`It goes to ${person.email ?? "no address"} and works once, for 7 days. The old link ends.`}
          operation="user.resend"
          input={{ who: id }}
          verb="Send the link"
          said={`A new link goes to ${name}`}
          onClose={onClose}
        />
      )
  }
}

type RightsDialogProps = { person: StaffLine; held: readonly StaffRight[]; onClose: () => void }

function RightsDialog({ person, held, onClose }: RightsDialogProps) {
  const [rights, setRights] = useState(person.rights)
  return (
    <DeskDialog
      title={`Set the rights of ${person.name}`}
      description="They count at the next step, also where the person is signed in."
      operation="staff.set-rights"
      input={{ staff: person.id, rights }}
      verb="Set rights"
      said={`The rights of ${person.name} were set`}
      onClose={onClose}
    >
      <RightsField
        value={rights}
        onChange={setRights}
        now={person.rights}
        giving={person.isSelf ? [] : held}
        why={person.isSelf ? "You cannot give yourself rights." : "You do not hold it, and cannot give it."}
      />
    </DeskDialog>
  )
}

const FIELDS = [
  { name: "name", label: "Full name", hint: undefined, type: "text" },
  { name: "handle", label: "Username", hint: "What they sign in with. It cannot be changed later.", type: "text" },
  { name: "email", label: "E-mail", hint: "The activation link goes there and works for 7 days.", type: "email" },
] as const

function NewStaffDialog({ held, onClose }: { held: readonly StaffRight[]; onClose: () => void }) {
  const [written, write] = useState({ name: "", handle: "", email: "" })
  const [rights, setRights] = useState<readonly StaffRight[]>([])
  const fields = supportInput.pick({ name: true, handle: true, email: true })
  const found = fields.safeParse(written)
  const wrongOf = (name: keyof typeof written) =>
    written[name] === "" ? undefined : found.error?.issues.find((issue) => issue.path[0] === name)?.message
  return (
    <DeskDialog
      title="Add a person of staff"
      description="They get a mail to activate the account. An account of staff is in no organization."
      operation="support.create"
      input={found.success ? { ...found.data, rights } : null}
      verb="Add to staff"
      said={`${written.name} is invited to the desk`}
      onClose={onClose}
    >
      {FIELDS.map(({ name, label, hint, type }) => (
        <Labelled key={name} label={label} hint={wrongOf(name) ?? hint}>
          {(control) => (
            <Input
              {...control}
              type={type}
              value={written[name]}
              autoCapitalize={name === "name" ? undefined : "none"}
              spellCheck={false}
              onChange={(event) => write({ ...written, [name]: event.target.value })}
            />
          )}
        </Labelled>
      ))}
      <RightsField
        value={rights}
        onChange={setRights}
        now={[]}
        giving={held}
        why="You do not hold it, and cannot give it."
      />
    </DeskDialog>
  )
}
