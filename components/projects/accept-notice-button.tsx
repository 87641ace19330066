"use client"

import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { useSubmission } from "@/components/form/submission"
import { Button } from "@/components/ui/button"

/** Accepts the notice; the page is read anew and shows the data. */
export function AcceptNoticeButton({ project }: { project: string }) {
  const { act } = useAct()
  const { pending, error, submit } = useSubmission()
  const accept = () => void submit((key) => act("project.accept-notice", null, { project }, { key }))
  return (
    <div className="grid justify-items-start gap-3">
      <Button look="primary" pending={pending} onClick={accept}>
        Accept the notice
      </Button>
      <FormError error={error} />
    </div>
  )
}
