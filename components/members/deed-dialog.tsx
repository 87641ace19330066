"use client"

import { useState } from "react"
import ConfirmDialog from "@/components/form/confirm-dialog"
import { Checkbox } from "@/components/ui/checkbox"
import type { Deed } from "./deeds"
import { members, whom } from "./deeds"
import EditDialog from "./edit-dialog"
import { useSaid } from "./said"
import { MEMBER_WORDS } from "./words"

export type DeedDialogProps = { org: { id: string; name: string }; deed: Deed; onClose: () => void }

type Spec = {
  readonly operation: string
  readonly title: (who: string, org: string) => string
  readonly verb: (changed: number) => string
  readonly danger?: boolean
  readonly words: string
}

const SPECS = {
  disable: {
    operation: "member.disable",
    title: (who) => `Disable ${who}`,
    verb: (changed) => `Disable ${members(changed)}`,
    danger: true,
    words:
      "They lose every access through this organization at once, and their work under way is stopped. Their other organizations stay as they are. You can enable them again.",
  },
  enable: {
    operation: "member.enable",
    title: (who) => `Enable ${who}`,
    verb: (changed) => `Enable ${members(changed)}`,
    words: "They get back what they held.",
  },
  reset: {
    operation: "member.reset-password",
    title: (who) => `Reset the password of ${who}`,
    verb: () => "Send the mail",
    words:
      "A mail with a link of one hour goes to them. Until they use it, the current password stays. This concerns their account in every organization.",
  },
  logout: {
    operation: "member.log-out",
    title: (who) => `Log out ${who}`,
    verb: () => "Log out",
    words:
      "Every session of theirs ends at once, in every organization, and a mail tells them. They can sign in again.",
  },
  delete: {
    operation: "member.delete",
    title: (who) => `Delete ${who}`,
    verb: () => "Delete user",
    danger: true,
    words:
      "The account is closed for good and cannot be opened again. Its address becomes free for a new account, its name stays in the audit trail.",
  },
} as const satisfies Record<string, Spec>

/** Asks before what is done with members, and shows from the preview what it will do (A340). */
export default function DeedDialog(props: DeedDialogProps) {
  const { org, deed, onClose } = props
  const said = useSaid(org.id, deed)
  if (deed.verb === "edit" || deed.verb === "role" || deed.verb === "end") return <EditDialog {...props} />
  if (deed.verb === "remove") return <RemoveDialog {...props} />
  const spec: Spec = SPECS[deed.verb]
  return (
    <ConfirmDialog
      title={spec.title(whom(deed), org.name)}
      operation={spec.operation}
      org={org.id}
      input={{ members: deed.target }}
      verb={spec.verb}
      danger={spec.danger}
      typed={deed.verb === "delete" ? deed.row?.handle : undefined}
      words={MEMBER_WORDS}
      onClose={onClose}
      onDone={said}
    >
      <p className="text-dim">{spec.words}</p>
    </ConfirmDialog>
  )
}

/** Says what will be lost, with what may be kept (A075, B1.5). */
function RemoveDialog({ org, deed, onClose }: DeedDialogProps) {
  const [keepProjectGrants, keepProjects] = useState(false)
  const [keepAppPermissions, keepApps] = useState(false)
  const said = useSaid(org.id, deed)
  const option = (label: string, checked: boolean, set: (on: boolean) => void) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: Checkbox renders the input
    <label className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5">
      <Checkbox checked={checked} onChange={(event) => set(event.target.checked)} className="mt-[3px]" />
      {label}
    </label>
  )
  return (
    <ConfirmDialog
      title={`Remove ${whom(deed)} from ${org.name}`}
      operation="member.remove"
      org={org.id}
      input={{ members: deed.target, keepProjectGrants, keepAppPermissions }}
      verb={(changed) => `Remove ${members(changed)}`}
      danger
      words={MEMBER_WORDS}
      onClose={onClose}
      onDone={said}
    >
      <p className="mb-3 text-dim">
        This revokes access to all projects and apps billed to or shared with the organization. Their account stays, and
        you can undo the removal for 90 days.
      </p>
      <div className="grid gap-2">
        {option("Keep their own grants on projects billed to the organization", keepProjectGrants, keepProjects)}
        {option("Keep their own permissions on apps billed to the organization", keepAppPermissions, keepApps)}
      </div>
    </ConfirmDialog>
  )
}
