import type { Notice } from "@/lib/notices/notice"
import type { NoticeKind } from "@/lib/notices/templates"
import type { Changed } from "@/lib/operations/operation"
import type { Facts, Member, OrgAsk } from "./facts"

type Payload = Notice["payload"]

const by = (ask: OrgAsk): string => (ask.actor.kind === "user" ? ask.actor.name : "Provost")

// These are about the account or the end of it, where a mail alone says enough.
const MAIL_ALONE: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  "member.deleted",
  "member.reset-password",
  "member.signed-out",
])

/** Where the news leads: only who administers the org surely has a page there. */
const linkOf = (kind: NoticeKind, org: string): string =>
  ["member.made-admin", "member.left"].includes(kind) ? `/orgs/${org}/members` : "/profile/organizations"

/** A mail to a member about their place in the org, and the bell; the bell alone where they have no address. */
export function tell(
  ask: OrgAsk,
  kind: NoticeKind,
  member: Pick<Member, "userId" | "name" | "email">,
  payload: Payload = {},
): Notice[] {
  const bell = MAIL_ALONE.has(kind) ? undefined : { link: linkOf(kind, ask.org.id) }
  if (member.email === null && !bell) return []
  return [
    {
      kind,
      to: { userId: member.userId, address: member.email },
      bell,
      orgId: ask.org.id,
      payload: { name: member.name, org: ask.org.name, orgId: ask.org.id, by: by(ask), ...payload },
    },
  ]
}

/** Tells each of those who were changed, except the one who did it. */
export const tellEach = (
  ask: OrgAsk,
  kind: NoticeKind,
  changed: readonly Changed[],
  facts: Facts,
  payload: (one: Changed) => Payload = () => ({}),
): readonly Notice[] =>
  changed.flatMap((one) => {
    const member = facts.members.get(one.target)
    return member && one.target !== ask.me ? tell(ask, kind, member, payload(one)) : []
  })

/** What people are told of a change of access: becoming or no longer being an admin, and when it ends. */
export function accessNotices(ask: OrgAsk, changed: readonly Changed[], facts: Facts): readonly Notice[] {
  const level = (one: Changed): unknown => one.after?.level
  const promoted = changed.filter((one) => level(one) === "ADMIN")
  const demoted = changed.filter((one) => level(one) === "MEMBER")
  const ending = changed.filter((one) => one.after !== null && "endsAt" in one.after)
  return [
    ...tellEach(ask, "member.made-admin", promoted, facts),
    ...tellEach(ask, "member.no-longer-admin", demoted, facts),
    ...tellEach(ask, "member.end-date", ending, facts, (one) => ({ endsAt: String(one.after?.endsAt ?? "") })),
  ]
}
