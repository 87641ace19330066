"use client"

import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { useSubmission } from "@/components/form/submission"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Time } from "@/components/ui/time"
import { useToasts } from "@/components/ui/toast"

export type PendingInvitation = {
  readonly id: string
  readonly org: string
  readonly orgName: string
  readonly level: string
  readonly expiresAt: string
}

/** The organizations that have invited the viewer, each to be joined; nothing where there are none. */
export const PendingInvitations = ({ invitations }: { invitations: readonly PendingInvitation[] }) =>
  invitations.length === 0 ? null : (
    <ul aria-label="Invitations" className="mb-4 rounded-lg border bg-surface">
      {invitations.map((one) => (
        <Pending key={one.id} {...one} />
      ))}
    </ul>
  )

function Pending({ id, org, orgName, level, expiresAt }: PendingInvitation) {
  const { act } = useAct()
  const { add } = useToasts()
  const { pending, error, submit } = useSubmission()

  async function join() {
    const answer = await submit((key) => act("invitation.accept", null, { org, invitation: id }, { key }))
    if (answer?.ok) add({ title: `You are a member of ${orgName} now` })
  }
  return (
    <li className="grid gap-2 border-b px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <b className="font-medium">{orgName}</b> has invited you
          {level === "ADMIN" ? (
            <>
              {" "}
              as <Badge tone="accent">Admin</Badge>
            </>
          ) : null}
          <span className="block text-dim text-sm">
            Until <Time value={expiresAt} as="moment" />
          </span>
        </span>
        <Button look="primary" pending={pending} onClick={() => void join()}>
          Join {orgName}
        </Button>
      </div>
      <FormError error={error} />
    </li>
  )
}
