"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { useSubmission } from "@/components/form/submission"
import { Button } from "@/components/ui/button"
import { useToasts } from "@/components/ui/toast"
import type { EditProps } from "./edit-dialog"

const load = () => import("./edit-dialog")
const EditDialog = dynamic(load, { ssr: false })
const ConfirmDialog = dynamic(() => import("@/components/form/confirm-dialog"), { ssr: false })

/** View/Edit Info: opens the form (A113). */
export function EditButton({
  primary,
  reason,
  ...rest
}: EditProps & { primary: boolean; reason?: string | undefined }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        look={primary ? "primary" : "plain"}
        size="sm"
        reason={reason}
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
      >
        {primary ? "Enter billing information" : "View/Edit Info"}
      </Button>
      {open ? <EditDialog {...rest} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

type PendingProps = { org: string; pending: string; email: string; reason?: string | undefined }

/** What can be done while the recipient has not answered: the mail sent again, or all of it taken back. */
export function PendingDeeds({ org, pending, email, reason }: PendingProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const { pending: sending, error, submit } = useSubmission()
  const [withdrawing, setWithdrawing] = useState(false)
  async function resend() {
    const answer = await submit((key) => act("billing-information.resend", org, { pending }, { key }))
    if (answer?.ok)
      add({ title: `A new link is on its way to ${email}`, description: "The one before no longer works." })
  }
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" pending={sending} reason={reason} onClick={() => void resend()}>
          Resend
        </Button>
        <Button size="sm" look="danger-quiet" reason={reason} onClick={() => setWithdrawing(true)}>
          Withdraw
        </Button>
      </div>
      <FormError error={error} />
      {withdrawing ? (
        <ConfirmDialog
          title="Withdraw the billing information"
          description="The link that was mailed no longer works. What is in force stays."
          operation="billing-information.withdraw"
          org={org}
          input={{ pending }}
          verb="Withdraw"
          danger
          onClose={() => setWithdrawing(false)}
          onDone={() => add({ title: "Withdrawn" })}
        />
      ) : null}
    </div>
  )
}
