"use client"

import { useAct } from "@/components/form/act"
import ConfirmDialog from "@/components/form/confirm-dialog"
import { useToasts } from "@/components/ui/toast"
import ChangeDialog from "./change-dialog"
import { PLACE_WORDS } from "./words"

type InvitationDeedProps = {
  org: { readonly id: string }
  deed: {
    readonly invitation: { readonly id: string; readonly name: string }
    readonly verb: "resend" | "change" | "revoke"
  }
  onClose: () => void
}

const WORDS = {
  ...PLACE_WORDS,
  expiresAt: { label: "the link that works until", says: (value: unknown) => String(value).slice(0, 10) },
  days: { label: "a new one, good for", says: (value: unknown) => `${value} days` },
  state: { label: "invitation", says: (value: unknown) => (value === "REVOKED" ? "revoked" : "open") },
}

/** What is done with an open invitation: sent again, changed, or taken back, which can be undone. */
export default function InvitationDeed({ org, deed, onClose }: InvitationDeedProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const { id, name } = deed.invitation
  const input = { invitations: [id] }
  if (deed.verb === "change") return <ChangeDialog org={org.id} invitation={id} name={name} onClose={onClose} />
  if (deed.verb === "resend")
    return (
      <ConfirmDialog
        title={`Resend the invitation of ${name}`}
        description="A new link goes out; the one they have stops working."
        operation="invitation.resend"
        org={org.id}
        input={input}
        verb="Resend invitation"
        words={WORDS}
        onClose={onClose}
        onDone={() => add({ title: `A new link is on its way to ${name}`, description: "It is good for 7 days." })}
      />
    )
  return (
    <ConfirmDialog
      title={`Revoke the invitation of ${name}`}
      description="The link they have stops working at once."
      operation="invitation.revoke"
      org={org.id}
      input={input}
      verb="Revoke invitation"
      danger
      words={WORDS}
      onClose={onClose}
      onDone={() =>
        add({
          title: `The invitation of ${name} was revoked`,
          undo: async () => {
            const back = await act("invitation.restore", org.id, input)
            if (!back.ok) throw new Error(back.message)
            add({ title: `${name} is invited again`, description: "With a new link, good for 7 days." })
          },
        })
      }
    />
  )
}
