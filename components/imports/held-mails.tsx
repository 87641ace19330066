"use client"

import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { useSubmission } from "@/components/form/submission"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { useToasts } from "@/components/ui/toast"

const COUNT = new Intl.NumberFormat("en-US")

/** Mails that an import kept for later, and the button that sends them (settled 3.10). */
export function HeldMails({ org, count }: { org: string; count: number }) {
  const { act } = useAct()
  const { add } = useToasts()
  const { pending, error, submit } = useSubmission()
  const mails = count === 1 ? "1 mail" : `${COUNT.format(count)} mails`

  async function send() {
    const answer = await submit((key) => act("invitation.release-mails", org, {}, { key }))
    if (answer?.ok) add({ title: `${mails} ${count === 1 ? "is" : "are"} on the way` })
  }
  return (
    <Callout
      title={`${mails} of an import ${count === 1 ? "is" : "are"} kept for later`}
      action={
        <Button size="sm" pending={pending} onClick={() => void send()}>
          Send {mails} now
        </Button>
      }
    >
      <p className="text-dim">Invitations are good for 7 days from when their mail goes out.</p>
      <FormError error={error} />
    </Callout>
  )
}
