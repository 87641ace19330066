import { z } from "zod"

export const PASSWORD_LEAST = 15
export const PASSWORD_MOST = 128

/** A password to sign in with, whatever the rules were when it was chosen. */
export const anyPassword = z.string().min(1, "Enter your password.").max(1000, "This is too long.")

/** A password to be: its length alone; what makes it easy to guess is looked at apart (settled 2.2). */
export const newPassword = z
  .string()
  .min(PASSWORD_LEAST, `Use at least ${PASSWORD_LEAST} characters. A few words in a row do well.`)
  .max(PASSWORD_MOST, `Use at most ${PASSWORD_MOST} characters.`)

/** The secret of a mailed link. */
export const linkSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "This link is not complete.")

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/** Whether it is one address and nothing else: no list, no comment, no angle brackets, no line break (INV-28). */
export function isOneAddress(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@")
  return more.length === 0 && text.length <= 254 && local.length <= 64 && LOCAL.test(local) && DOMAIN.test(domain)
}

export const emailAddress = z
  .string()
  .trim()
  .refine(isOneAddress, "Enter one e-mail address, like name@example.org.")
  .transform((text) => text.toLowerCase())

/** A user name or an address, as it is typed to sign in. */
export const signInName = z
  .string()
  .trim()
  .min(1, "Enter your user name or e-mail address.")
  .max(254, "This is too long.")
  .transform((text) => text.normalize("NFKC").toLowerCase())

export const signInInput = z.strictObject({ name: signInName, password: anyPassword })
export const requestResetInput = z.strictObject({ name: signInName })
export const setPasswordInput = z.strictObject({ link: linkSecret, password: newPassword })
export const linkInput = z.strictObject({ link: linkSecret })
export const changePasswordInput = z.strictObject({ current: anyPassword, password: newPassword })
export const changeEmailInput = z.strictObject({ email: emailAddress })
