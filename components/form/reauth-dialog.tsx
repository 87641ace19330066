"use client"

import { useId, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { Input } from "@/components/ui/input"
import type { ActResult } from "@/lib/operations/outcome"
import { FormError } from "./form-error"
import { useSubmission } from "./submission"

type Confirm = (password: string) => Promise<ActResult>

/** Asks for the password again before a sensitive act (INV-22). */
export default function ReauthDialog({ confirm, onDone }: { confirm: Confirm; onDone: (confirmed: boolean) => void }) {
  const confirmed = useRef(false)
  return (
    <Dialog
      title="Enter your password again"
      description="This is a sensitive change, and it has been a while since you signed in."
      onClose={() => onDone(confirmed.current)}
    >
      <PasswordForm confirm={confirm} onConfirmed={() => (confirmed.current = true)} />
    </Dialog>
  )
}

function PasswordForm({ confirm, onConfirmed }: { confirm: Confirm; onConfirmed: () => void }) {
  const id = useId()
  const [password, setPassword] = useState("")
  const { pending, error, submit } = useSubmission()
  const close = useCloseDialog()

  async function send() {
    const answer = await submit(() => confirm(password))
    if (!answer?.ok) return
    onConfirmed()
    close()
  }
  return (
    <form
      className="contents"
      onSubmit={(event) => {
        event.preventDefault()
        // A portal's submit would reach the form the dialog was opened from.
        event.stopPropagation()
        void send()
      }}
    >
      <DialogSection>
        <label htmlFor={id} className="mb-1 block font-medium">
          Password
        </label>
        <Input
          id={id}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className="mt-3 empty:hidden">
          <FormError error={error} />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <Button type="submit" look="primary" pending={pending} disabled={password === ""}>
          Confirm
        </Button>
      </DialogFooter>
    </form>
  )
}
