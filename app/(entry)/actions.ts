"use server"

import { redirect } from "next/navigation"
import type { EntryState } from "@/components/entry/entry-form"
import {
  activateForm,
  confirmBillingForm,
  confirmEmailForm,
  declineBillingForm,
  requestResetForm,
  resetPasswordForm,
  safePath,
  signInForm,
} from "@/lib/doors/entry"
import type { Refused } from "@/lib/operations/outcome"

const typedIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === "string" ? value.slice(0, 254) : ""
}

/** What goes back to the form; of what was typed the name alone, never a password. */
function stateOf(refusal: Refused, form: FormData): EntryState {
  const { message } = refusal
  const fields = refusal.refusal === "weak_password" ? { password: message } : refusal.fields
  return {
    ...(fields ? { fields } : { message }),
    typed: { name: typedIn(form, "name") },
  }
}

const NOT_READ: EntryState = { message: "The form could not be read. Reload the page and try again." }

export async function signIn(_: unknown, form: unknown): Promise<EntryState> {
  if (!(form instanceof FormData)) return NOT_READ
  const refusal = await signInForm(form)
  if (refusal) return stateOf(refusal, form)
  redirect(safePath(typedIn(form, "next")))
}

export async function askForReset(_: unknown, form: unknown): Promise<EntryState> {
  if (!(form instanceof FormData)) return NOT_READ
  const answer = await requestResetForm(form)
  if (!answer.ok) return stateOf(answer, form)
  redirect("/reset-password?sent=1")
}

export async function setNewPassword(_: unknown, form: unknown): Promise<EntryState> {
  if (!(form instanceof FormData)) return NOT_READ
  const refusal = await resetPasswordForm(form)
  if (refusal) return stateOf(refusal, form)
  redirect("/")
}

export async function activate(_: unknown, form: unknown): Promise<EntryState> {
  if (!(form instanceof FormData)) return NOT_READ
  const refusal = await activateForm(form)
  if (refusal) return stateOf(refusal, form)
  redirect("/")
}

export async function confirmEmail(_: unknown, form: unknown): Promise<EntryState> {
  if (!(form instanceof FormData)) return NOT_READ
  const answer = await confirmEmailForm(form)
  if (!answer.ok) return stateOf(answer, form)
  redirect("/confirm-email?done=1")
}

export async function confirmBilling(_: unknown, form: unknown): Promise<EntryState> {
  if (!(form instanceof FormData)) return NOT_READ
  const answer = await confirmBillingForm(form)
  if (!answer.ok) return stateOf(answer, form)
  redirect("/confirm-billing?done=confirmed")
}

export async function declineBilling(_: unknown, form: unknown): Promise<EntryState> {
  if (!(form instanceof FormData)) return NOT_READ
  const answer = await declineBillingForm(form)
  if (!answer.ok) return stateOf(answer, form)
  redirect("/confirm-billing?done=declined")
}
