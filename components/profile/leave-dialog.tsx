"use client"

import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { useSubmission } from "@/components/form/submission"
import { usePreview } from "@/components/form/use-preview"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"

type LeaveProps = { org: string; name: string }

/** Asks before a member leaves an org; says why when they may not, such as being its last admin (INV-1). */
export default function LeaveDialog({ onClose, ...rest }: LeaveProps & { onClose: () => void }) {
  return (
    <Dialog
      title={`Leave ${rest.name}`}
      description="What you reach through it is closed to you at once. Only an admin of it can add you again."
      onClose={onClose}
    >
      <Leave {...rest} />
    </Dialog>
  )
}

function Leave({ org, name }: LeaveProps) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  const { preview, refused, pending: asking, replace } = usePreview("member.leave", org, {})
  const { pending, error, submit } = useSubmission()
  const [line] = preview?.lines ?? []
  const no = line?.outcome === "refused" ? (line.message ?? "This is not possible now.") : undefined
  const failure = error ?? refused

  async function leave() {
    const answer = await submit((key) => act("member.leave", org, {}, { key, expect: preview?.digest }))
    if (!answer) return
    if (!answer.ok) return answer.preview && replace(answer.preview)
    add({ title: `You left ${name}` })
    close()
  }

  return (
    <>
      {no ? (
        <DialogSection>
          <Callout tone="warn" alert title="You cannot leave now">
            {no}
          </Callout>
        </DialogSection>
      ) : null}
      {failure ? (
        <DialogSection>
          <FormError error={failure} />
        </DialogSection>
      ) : null}
      <DialogFooter>
        <DialogCancel />
        <Button look="danger" pending={pending || asking} disabled={!preview} reason={no} onClick={() => void leave()}>
          Leave organization
        </Button>
      </DialogFooter>
    </>
  )
}
