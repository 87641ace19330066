import { BILLING_TEMPLATES } from "./billing-templates"
import { DESK_TEMPLATES } from "./desk-templates"
import type { Letter, Payload } from "./letter"
import { MONEY_TEMPLATES } from "./money-templates"
import { REQUEST_TEMPLATES } from "./request-templates"
import { by, day, hello, openOrg, org, say } from "./say"
import { THING_TEMPLATES } from "./thing-templates"

const from = (p: Payload): string => {
  const place = [say(p, "ip") && `the address ${say(p, "ip")}`, say(p, "agent") && `with ${say(p, "agent")}`]
  return place.filter(Boolean).join(", ")
}
const notYou = "If this was not you, reset your password now and tell support."

/** Every mail there is, by its kind. A notice of a kind that does not stand here cannot be queued. */
export const TEMPLATES = {
  "invitation.sent": (p) => ({
    subject: `Activate your account: ${by(p)} invites you to ${org(p)}`,
    lines: [
      hello(p),
      `${by(p)} has invited you to join ${org(p)} on Provost. Activate your account and choose a password to begin.`,
      `The link works once, until ${day(p, "expiresAt")}. If you did not expect this, do nothing.`,
    ],
    action: { label: "Activate your account", to: "link" },
  }),
  "account.activate": (p) => ({
    subject: "Activate your Provost account",
    lines: [
      hello(p),
      `An account has been made for you on Provost${say(p, "handle") ? `; your user name is ${say(p, "handle")}` : ""}. Activate it and choose a password to begin.`,
      "The link works once and for 7 days.",
    ],
    action: { label: "Activate your account", to: "link" },
  }),
  "account.reset": (p) => ({
    subject: "Set a new password",
    lines: [
      hello(p),
      "Someone, most likely you, asked to set a new password for your Provost account.",
      "The link works once and for one hour. If it was not you, do nothing: your password stays as it is.",
    ],
    action: { label: "Set a new password", to: "link" },
  }),
  "member.reset-password": (p) => ({
    subject: "Set a new password",
    lines: [
      hello(p),
      `${by(p)}, an admin of ${org(p)}, asks you to set a new password for your Provost account.`,
      "The link works once and for one hour. Until you use it your password stays as it is.",
    ],
    action: { label: "Set a new password", to: "link" },
  }),
  "account.password-changed": (p) => ({
    subject: "Your password was changed",
    lines: [
      hello(p),
      `The password of your Provost account was changed${from(p) ? `, from ${from(p)}` : ""}. Everyone signed in with the old one has been signed out.`,
      notYou,
    ],
    action: { label: "Reset the password", to: "/reset-password" },
  }),
  "account.confirm-email": (p) => ({
    subject: "Confirm your new e-mail address",
    lines: [
      hello(p),
      `This address was entered as the new one of the Provost account ${say(p, "handle")}. Confirm it to make the change.`,
      "The link works once and for one hour. If it was not you, do nothing.",
    ],
    action: { label: "Confirm this address", to: "link" },
  }),
  "account.email-changed": (p) => ({
    subject: "Your e-mail address was changed",
    lines: [
      hello(p),
      `The e-mail address of your Provost account is now ${say(p, "email")}. This address is no longer used.`,
      "If this was not you, tell support at once.",
    ],
  }),
  "account.signed-out": (p) => ({
    subject: "You were signed out everywhere",
    lines: [hello(p), `${by(p)} signed you out of Provost everywhere. You can sign in again with your password.`],
    action: { label: "Sign in", to: "/sign-in" },
  }),
  "member.signed-out": (p) => ({
    subject: "You were signed out everywhere",
    lines: [
      hello(p),
      `${by(p)}, an admin of ${org(p)}, signed you out of Provost everywhere. You can sign in again with your password.`,
    ],
    action: { label: "Sign in", to: "/sign-in" },
  }),
  "member.added": (p) => ({
    subject: `You are now a member of ${org(p)}`,
    lines: [hello(p), `${by(p)} has added you to ${org(p)} on Provost.`],
    action: openOrg(p),
  }),
  "member.made-admin": (p) => ({
    subject: `You are now an admin of ${org(p)}`,
    lines: [hello(p), `${by(p)} has made you an admin of ${org(p)}. You can now manage its members and settings.`],
    action: openOrg(p),
  }),
  "member.no-longer-admin": (p) => ({
    subject: `You are no longer an admin of ${org(p)}`,
    lines: [hello(p), `${by(p)} has made you a member of ${org(p)}. You are no longer an admin of it.`],
    action: openOrg(p),
  }),
  "member.end-date": (p) => ({
    subject: `The end of your membership in ${org(p)}`,
    lines: [
      hello(p),
      say(p, "endsAt") && say(p, "endsAt") !== "null"
        ? `${by(p)} has set your membership in ${org(p)} to end on ${day(p, "endsAt")}.`
        : `${by(p)} has taken away the end date of your membership in ${org(p)}.`,
    ],
    action: openOrg(p),
  }),
  "member.ending": (p) => ({
    subject: `Your membership in ${org(p)} ends soon`,
    lines: [
      hello(p),
      `Your membership in ${org(p)} ends on ${day(p, "endsAt")}. After that you can no longer use what the organization shares with you.`,
      "If you need it for longer, ask an admin of the organization.",
    ],
    action: openOrg(p),
  }),
  "member.ended": (p) => ({
    subject: `Your membership in ${org(p)} has ended`,
    lines: [
      hello(p),
      `Your membership in ${org(p)} ended on ${day(p, "endsAt")}. An admin of the organization can extend it.`,
    ],
  }),
  "member.disabled": (p) => ({
    subject: `Your access to ${org(p)} was disabled`,
    lines: [hello(p), `${by(p)} has disabled your access to ${org(p)}. Your other organizations are not affected.`],
  }),
  "member.enabled": (p) => ({
    subject: `Your access to ${org(p)} was enabled again`,
    lines: [hello(p), `${by(p)} has enabled your access to ${org(p)} again, as it was before.`],
    action: openOrg(p),
  }),
  "member.removed": (p) => ({
    subject: `You were removed from ${org(p)}`,
    lines: [hello(p), `${by(p)} has removed you from ${org(p)}. Your account and your other organizations stay.`],
  }),
  "member.restored": (p) => ({
    subject: `You are a member of ${org(p)} again`,
    lines: [hello(p), `${by(p)} has brought you back to ${org(p)}, with the access you had.`],
    action: openOrg(p),
  }),
  "member.left": (p) => ({
    subject: `${say(p, "member", "A member")} left ${org(p)}`,
    lines: [hello(p), `${say(p, "member", "A member")} has left ${org(p)}.`],
    action: openOrg(p),
  }),
  "member.deleted": (p) => ({
    subject: "Your Provost account was deleted",
    lines: [
      hello(p),
      `${by(p)}, an admin of ${org(p)}, has deleted your Provost account. It cannot be used again.`,
      "If you think this is a mistake, ask the organization.",
    ],
  }),
  ...THING_TEMPLATES,
  ...DESK_TEMPLATES,
  ...MONEY_TEMPLATES,
  ...REQUEST_TEMPLATES,
  ...BILLING_TEMPLATES,
} as const satisfies Record<string, (payload: Payload) => Letter>

export type NoticeKind = keyof typeof TEMPLATES

export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(TEMPLATES, kind)

/** Kinds that tell someone their account is closed or not yet open, so that its state does not void them. */
export const WHATEVER_STATE: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  "member.deleted",
  "account.disabled",
  "invitation.sent",
  "account.activate",
])

/** Kinds that go to another address than the account's own, on purpose. */
export const OTHER_ADDRESS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  "account.confirm-email",
  "account.email-changed",
  "member.deleted",
])
