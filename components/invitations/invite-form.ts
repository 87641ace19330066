import { z } from "zod"
import { inviteInput } from "@/lib/invitations/inputs"
import { endOfDay } from "./words"

const fields = z.strictObject({
  who: z.enum(["existing", "new"]),
  username: z.string(),
  name: z.string(),
  email: z.string(),
  level: z.enum(["MEMBER", "ADMIN"]),
  billable: z.enum(["yes", "no"]),
  setBillTo: z.boolean(),
  projectAccess: z.string(),
  apps: z.enum(["yes", "no"]),
  role: z.string(),
  endsOn: z.string(),
  mail: z.boolean(),
})
export type InviteFields = z.input<typeof fields>

/** Where the operation's fields stand in the form. */
const AT: Readonly<Record<string, string>> = { endsAt: "endsOn", billableActivities: "billable", appAccess: "apps" }

/** What the form asks of the operation, not yet checked. */
export const askedBy = (form: InviteFields) => {
  const isNew = form.who === "new"
  const billableActivities = form.level === "ADMIN" || form.billable === "yes"
  return {
    username: form.username,
    ...(isNew ? { create: { name: form.name, email: form.email } } : {}),
    level: form.level,
    billableActivities,
    projectAccess: form.projectAccess,
    appAccess: form.apps === "yes",
    role: form.role,
    ...(form.endsOn ? { endsAt: endOfDay(form.endsOn) } : {}),
    setBillTo: isNew && billableActivities && form.setBillTo,
    mail: form.mail ? "now" : "none",
  }
}

/** The form checked by the operation's own schema, its words beside the form's fields. */
export const inviteForm = fields.transform((form, ctx) => {
  const parsed = inviteInput.safeParse(askedBy(form))
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const field = String(issue.path.at(-1) ?? "username")
    ctx.addIssue({ code: "custom", path: [AT[field] ?? field], message: issue.message })
  }
  return z.NEVER
})

const OF_USERNAME = ["unknown_user", "already_member", "already_invited", "username_taken", "account_closed"]

/** The field a refusal is about, so that it stands beside it. */
export const fieldOf = (refusal: string): string | null =>
  refusal === "email_taken"
    ? "email"
    : OF_USERNAME.includes(refusal)
      ? "username"
      : refusal === "end_in_past"
        ? "endsOn"
        : null
