import { headers } from "next/headers"
import { sentenceOf } from "@/lib/access/refusals"
import { activateAccount } from "@/lib/accounts/activate"
import { confirmEmail } from "@/lib/accounts/confirm-email"
import { tryKey } from "@/lib/accounts/prove"
import { requestReset } from "@/lib/accounts/request-reset"
import { resetPassword } from "@/lib/accounts/reset-password"
import { type LinkSeen, seeLink } from "@/lib/accounts/see-link"
import { confirmInformation, declineInformation } from "@/lib/billing-information/confirm"
import { type InformationSeen, seeInformation } from "@/lib/billing-information/see"
import { clock } from "@/lib/clock"
import { currentActor, requestOrigin, sameOrigin } from "@/lib/identity"
import { signInWithCookie } from "@/lib/identity/auth"
import { forgetTries } from "@/lib/identity/sign-in"
import { refused } from "@/lib/operations/failures"
import type { AnyMutation } from "@/lib/operations/operation"
import type { ActResult, Refused } from "@/lib/operations/outcome"
import { perform } from "@/lib/operations/perform"
import { tryAsk } from "./page"

// The ways in for those who are not signed in: plain forms that work without script. Every one is guarded by its origin first.

const ANONYMOUS = { kind: "anonymous" } as const

const field = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === "string" ? value : ""
}

async function act(mutation: AnyMutation, input: object): Promise<ActResult> {
  if (!sameOrigin(await headers())) return refused("foreign_origin")
  return perform(mutation, { actor: ANONYMOUS, origin: await requestOrigin("action"), input, now: clock.now() })
}

/** Where to go on after signing in: only within the console. */
export const safePath = (path: string): string =>
  /^\/(?![/\\])[^\s\\]*$/.test(path) && !path.startsWith("/sign-in") ? path : "/"

/** Signs in with the form's `name` and `password`; null when it is done. */
export async function signInForm(form: FormData): Promise<Refused | null> {
  if (!sameOrigin(await headers())) return refused("foreign_origin")
  return signInWithCookie(field(form, "name"), field(form, "password"))
}

/** Asks for a link to set a new password. */
export const requestResetForm = (form: FormData): Promise<ActResult> => act(requestReset, { name: field(form, "name") })

async function setPassword(mutation: AnyMutation, form: FormData): Promise<Refused | null> {
  const link = field(form, "link")
  const password = field(form, "password")
  const seen = await seeLinkOf(link, mutation === activateAccount ? "activate" : "reset")
  const answer = await act(mutation, { link, password })
  if (!answer.ok) return answer
  // Whoever holds the mailbox need not wait for what others have tried.
  await forgetTries([tryKey(seen.handle.toLowerCase()), tryKey(seen.email.toLowerCase())])
  await signInWithCookie(seen.handle, password)
  return null
}

/** Sets a new password by a mailed link and signs in. */
export const resetPasswordForm = (form: FormData): Promise<Refused | null> => setPassword(resetPassword, form)

/** Activates an account by a mailed link and signs in. */
export const activateForm = (form: FormData): Promise<Refused | null> => setPassword(activateAccount, form)

/** Makes a new address the person's by a mailed link. */
export const confirmEmailForm = (form: FormData): Promise<ActResult> => act(confirmEmail, { link: field(form, "link") })

const NO_LINK = { name: "", handle: "", email: "", org: null } as const

/** What a mailed link is for, or why it no longer works. */
export async function seeLinkOf(
  link: string,
  kind: "activate" | "reset" | "email",
): Promise<Omit<LinkSeen, "refusal"> & { why: string | null }> {
  const answer = await tryAsk(seeLink, null, { link, kind })
  if (answer.ok) return { ...answer.value, why: answer.value.refusal && sentenceOf(answer.value.refusal) }
  return { ...NO_LINK, why: answer.refusal === "invalid_input" ? sentenceOf("link_invalid") : answer.message }
}

/** Whether someone is signed in here already. */
export const isSignedIn = async (): Promise<boolean> => (await currentActor()).kind === "user"

/** The recipient of an org's invoices says yes by the mailed link. */
export const confirmBillingForm = (form: FormData): Promise<ActResult> =>
  act(confirmInformation, { link: field(form, "link") })

/** The recipient says that the invoices are not for them. */
export const declineBillingForm = (form: FormData): Promise<ActResult> =>
  act(declineInformation, { link: field(form, "link") })

/** What a recipient is asked to confirm, or why there is nothing to confirm any more. */
export async function seeBillingLink(link: string): Promise<InformationSeen> {
  const answer = await tryAsk(seeInformation, null, { link })
  if (answer.ok) return answer.value
  return {
    why:
      answer.refusal === "invalid_input" ? "This link is not complete. Copy it whole from the mail." : answer.message,
  }
}
