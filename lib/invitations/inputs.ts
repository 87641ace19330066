import { z } from "zod"
import { MEMBER_LEVELS, PROJECT_LEVELS } from "@/lib/access/levels"

/** Settled 2.1: 1 to 39 letters, digits, `_`, `.` and `-`, starting with a letter or digit. */
export const USERNAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,38}$/
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/

/** One plain address and nothing else: no list, name, comment, line break or look-alike letter (INV-28). */
export function isAddress(text: string): boolean {
  const at = text.indexOf("@")
  return text.length <= 254 && at > 0 && at <= 64 && LOCAL.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1))
}

/** A name people read: one line, up to 100 characters, none of them invisible. */
export const isPersonName = (text: string): boolean =>
  text.trim() !== "" && text.length <= 100 && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)

const username = z
  .string()
  .trim()
  .regex(/^(user-)?[A-Za-z0-9][A-Za-z0-9_.-]{0,38}$/, {
    message: "Enter a username such as smithj, or a user id such as user-smithj.",
  })
const person = z.strictObject({
  name: z.string().trim().refine(isPersonName, "Enter the person's name, at most 100 characters."),
  email: z.string().trim().refine(isAddress, "Enter one e-mail address, such as name@example.org."),
})
const role = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "This is not a role id.")
const end = z.iso
  .datetime({ offset: true, message: "Give the end as a date and time." })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => text < "9000", "This is too far away.")

export const inviteInput = z
  .strictObject({
    username,
    /** Makes the account as well, where the org may (A081). */
    create: person.optional(),
    level: z.enum(MEMBER_LEVELS).default("MEMBER"),
    billableActivities: z.boolean().default(false),
    projectAccess: z.enum(PROJECT_LEVELS).default("CONTRIBUTE"),
    appAccess: z.boolean().default(true),
    role: role.default("member"),
    endsAt: end.nullish(),
    /** Makes the org the new account's default billing account (A083). */
    setBillTo: z.boolean().default(false),
    mail: z.enum(["now", "none"]).default("now"),
  })
  .superRefine((input, check) => {
    const issue = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message })
    if (input.create && !USERNAME.test(input.username)) issue("username", "Enter a username, such as smithj.")
    if (input.setBillTo && !input.create)
      issue("setBillTo", "Only a new account can be given a default billing account.")
    if (input.setBillTo && !input.billableActivities && input.level !== "ADMIN")
      issue("setBillTo", "Allow billable activities first.")
  })
export type Invite = z.infer<typeof inviteInput>

export const invitationId = z.uuid("This is not an invitation.")
export const invitationInput = z.strictObject({ invitation: invitationId })
export const invitationsInput = z.strictObject({ invitations: z.array(invitationId).min(1).max(1000) })

/** Absent means no change. */
export const changeInput = z.strictObject({
  invitation: invitationId,
  level: z.enum(MEMBER_LEVELS).optional(),
  billableActivities: z.boolean().optional(),
  projectAccess: z.enum(PROJECT_LEVELS).optional(),
  appAccess: z.boolean().optional(),
  role: role.optional(),
  endsAt: end.nullish(),
})

export const acceptInput = z.strictObject({
  org: z.string().regex(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/, "This is not an organization id."),
  invitation: invitationId,
})

export const releaseInput = z.strictObject({})
