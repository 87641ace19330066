import type { RefusalWord } from "@/lib/access/refusals"
import { ACTOR_KINDS, type ActorKind } from "./actors"

// What each operation answers to each kind of actor, given the operation's own example as input. A new operation needs a row.
const CODES = {
  yes: "yes",
  sign: "sign_in_required",
  none: "not_a_member",
  lack: "lacks_permission",
  read: "token_read_only",
  tokn: "token_not_allowed",
  "404": "not_found",
  cred: "wrong_credentials",
  link: "link_invalid",
  inva: "invalid_input",
} as const satisfies Record<string, RefusalWord | "yes">

// Columns: anonymous, in no org, admin of another org, member, read-only member, manager by a role, admin; then admins who are disabled,
// ended, removed, signed out; then an admin's token, read-only token, token for another org; support, and the worker.
// biome-ignore format: a table is read as a table
const ROWS: Readonly<Record<string, string>> = {
  //                           anon nobo outs memb read mana admi disa ende remo outd tokn rtok otok supp syst
  "org.list":                 "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "org.switcher":             "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "org.get":                  "sign none none yes  yes  yes  yes  none none none sign yes  yes  404  none yes",
  "org.create":               "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign yes  read 404  yes  sign",
  "org.rename":               "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "org.set-policies":         "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "org.recent-changes":       "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
  "member.list":              "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
  "member.count":             "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
  "member.edit-access":       "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "member.set-role":          "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "member.set-end-date":      "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "member.disable":           "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "member.enable":            "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "role.list":                "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
  "member.invite":            "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "invitation.get":           "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
  "invitation.mine":          "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  yes",
  "invitation.change":        "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "invitation.resend":        "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "invitation.revoke":        "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "invitation.restore":       "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "invitation.accept":        "sign 404  404  404  404  404  404  404  404  404  sign tokn read tokn 404  404",
  "invitation.release-mails": "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "org.create-for":           "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "org.set-features":         "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "support.create":           "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "user.find":                "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "user.unlock":              "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "user.sign-out":            "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "user.resend":              "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack inva",
  "request.create":           "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign yes  read 404  yes  sign",
  "request.list":             "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "user.profile":             "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "user.edit-profile":        "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign tokn read tokn yes  sign",
  "user.change-password":     "sign cred cred cred cred cred cred cred cred cred sign tokn read tokn cred sign",
  "user.change-email":        "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign tokn read tokn yes  sign",
  "user.set-default-org":     "sign none none yes  yes  yes  yes  none none none sign tokn read tokn none sign",
  "user.set-bill-to":         "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign tokn read tokn yes  sign",
  "user.billing-accounts":    "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "user.access-history":      "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "account.see-link":         "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  yes",
  "account.request-reset":    "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  sign tokn read tokn yes  yes",
  "account.send-reset":       "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "account.reset-password":   "link link link link link link link link link link sign tokn read tokn link link",
  "account.activate":         "link link link link link link link link link link sign tokn read tokn link link",
  "account.confirm-email":    "link link link link link link link link link link sign tokn read tokn link link",
  "session.open":             "sign 404  404  404  404  404  404  404  404  404  sign tokn read tokn 404  sign",
  "session.confirm-password": "sign cred cred cred cred cred cred cred cred cred sign tokn read tokn cred sign",
  "session.list":             "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "session.end":              "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign tokn read tokn yes  sign",
  "session.end-others":       "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign tokn read tokn yes  sign",
  "session.sign-out":         "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign tokn read tokn yes  sign",
  "token.list":               "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "token.create":             "sign none none yes  yes  yes  yes  none none none sign tokn read tokn none sign",
  "token.rename":             "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign tokn read tokn yes  sign",
  "token.delete":             "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign tokn read tokn yes  sign",
  "file.store":               "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "import.rows":              "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
  "member.import":            "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "job.get":                  "sign none none yes  yes  yes  yes  none none none sign yes  yes  404  none yes",
  "job.list":                 "sign none none yes  yes  yes  yes  none none none sign yes  yes  404  none yes",
  "job.rows":                 "sign none none yes  yes  yes  yes  none none none sign yes  yes  404  none yes",
  "job.stop":                 "sign none none 404  404  404  yes  none none none sign yes  read 404  none yes",
  // On a project: the outsider sees nothing of it, the manager nothing by a role, the admin administers, a disabled or ended one sleeps.
  "project.create":           "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign yes  read 404  yes  sign",
  "org-project.list":         "sign none none yes  yes  yes  yes  none none none sign yes  yes  404  none yes",
  "org-project.count":        "sign none none yes  yes  yes  yes  none none none sign yes  yes  404  none yes",
  "org-project.export":       "sign none none yes  yes  yes  yes  none none none sign yes  yes  404  none yes",
  "project.get":              "sign 404  404  yes  yes  404  yes  404  404  404  sign yes  yes  404  404  yes",
  "project.list":             "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "project.edit-details":     "sign 404  404  lack lack 404  yes  404  404  404  sign yes  read 404  404  yes",
  "project.set-flags":        "sign 404  404  lack lack 404  yes  404  404  404  sign yes  read 404  404  yes",
  "project.enable-phi":       "sign 404  404  lack lack 404  feature_off 404  404  404  sign feature_off read 404  404  feature_off",
  "project.set-executables":  "sign 404  404  lack lack 404  yes  404  404  404  sign yes  read 404  404  yes",
  "project.unset-executables": "sign 404  404  lack lack 404  yes  404  404  404  sign yes  read 404  404  yes",
  "project.accept-notice":    "sign 404  404  yes  yes  404  yes  404  404  404  sign yes  read 404  404  yes",
  "project.delete":           "sign 404  404  lack lack 404  yes  404  404  404  sign yes  read 404  404  yes",
  "notification.list":        "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "notification.count":       "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "notification.mark-read":   "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  sign yes  read 404  yes  sign",
  "project.share":            "sign 404  404  lack lack 404  yes  404  404  404  sign yes  read 404  404  yes",
  "project.edit-access":      "sign 404  404  lack lack 404  yes  404  404  404  sign yes  read 404  404  yes",
  "project.unshare":          "sign 404  404  lack lack 404  yes  404  404  404  sign yes  read 404  404  yes",
  "project.leave":            "sign 404  404  yes  yes  404  yes  404  404  404  sign yes  read 404  404  no_own_grant",
  "project.grant-self":       "sign 404  404  lack lack 404  yes  404  404  404  sign yes  read 404  404  lack",
  "member.warn-ending":       "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "member.erase-former":      "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "invitation.lapse":         "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "file.erase":               "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes",
  "member.get":               "sign none none yes  lack yes  yes  none none none sign yes  yes  404  none yes",
  "member.list-public":       "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign",
  "member.export":            "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
  "member.remove":            "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "member.leave":             "sign none none yes  yes  yes  yes  none none none sign tokn read tokn none not_member",
  "member.restore":           "sign none none lack lack above_own_rights yes  none none none sign yes  read 404  none yes",
  "member.delete":            "sign none none lack lack yes  yes  none none none sign tokn read tokn none yes",
  "member.reset-password":    "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "member.log-out":           "sign none none lack lack yes  yes  none none none sign yes  read 404  none yes",
  "former-member.list":       "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
  "invitation.options":       "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
  "import.overview":          "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes",
}

export type Expected = "yes" | RefusalWord

const meaning = (code: string): Expected => (code in CODES ? CODES[code as keyof typeof CODES] : (code as RefusalWord))

/** The row of an operation, or null when it has none. */
export function expectedOf(operation: string): Readonly<Record<ActorKind, Expected>> | null {
  const row = ROWS[operation]?.trim().split(/\s+/)
  if (!row || row.length !== ACTOR_KINDS.length) return null
  return Object.fromEntries(ACTOR_KINDS.map((kind, column) => [kind, meaning(row[column] ?? "")])) as Record<
    ActorKind,
    Expected
  >
}

export const EXPECTED_OPERATIONS = Object.keys(ROWS)
