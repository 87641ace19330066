"use client"

import { type ReactNode, useActionState } from "react"
import { Button } from "@/components/ui/button"
import type { ButtonLook } from "@/components/ui/button-look"
import { Callout } from "@/components/ui/callout"
import { EntryContext } from "./entry-state"

/** What an entry form was answered: what was wrong as a whole and beside its fields, and what was typed. */
export type EntryState = {
  readonly message?: string | undefined
  readonly fields?: Readonly<Record<string, string>> | undefined
  readonly typed?: Readonly<Record<string, string>> | undefined
}

export type EntryAction = (state: EntryState, form: FormData) => Promise<EntryState>

type EntryFormProps = {
  action: EntryAction
  /** The verb of the one button. */
  submit: string
  /** How the button looks: what is done here, or the other thing that may be. */
  look?: ButtonLook | undefined
  /** Values that go along unseen. */
  hidden?: Readonly<Record<string, string>> | undefined
  children?: ReactNode
}

/** A form for those who are not signed in: a plain one, that the server answers also where no script runs. */
export function EntryForm({ action, submit, look = "primary", hidden = {}, children }: EntryFormProps) {
  const [state, send, pending] = useActionState(action, {})
  return (
    <EntryContext value={state}>
      <form action={send} noValidate className="mt-3 grid gap-4 text-ink">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {state.message ? (
          <Callout tone="danger" alert>
            {state.message}
          </Callout>
        ) : null}
        {children}
        <Button type="submit" look={look} pending={pending} className="mt-1 h-9!">
          {submit}
        </Button>
      </form>
    </EntryContext>
  )
}
