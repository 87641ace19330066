import { resetLinks, sessionsEnd } from "@/db/sql/members-removal"
import { after, HOUR } from "@/lib/clock"
import { newId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { actingOf, loadMembers } from "./facts"
import { ofMembersInput } from "./inputs"
import { tell, tellEach } from "./notices"
import { planEach, targetsOf } from "./plan"
import { mayTouch } from "./rules"
import { ofMany } from "./selection"

const stays = (member: { level: "ADMIN" | "MEMBER"; disabled: boolean; endsAt: Date | null }) => ({
  level: member.level,
  disabled: member.disabled,
  endsAt: member.endsAt,
})

/** Ends every session of members, in all their orgs, and tells them (A317, settled 2.5). */
export const logOutMember = mutation({
  name: "member.log-out",
  summary: "Signs members out everywhere they are signed in.",
  on: "org",
  needs: "members:edit",
  input: ofMembersInput,
  many: ofMany((people) => `Sign ${people} out`),
  load: (tx, ask) => loadMembers(tx, ask, { accounts: true }),
  rule: anyone,
  plan: (facts, asked) =>
    planEach(facts, asked.targets, (member) => {
      const no = mayTouch(actingOf(asked), member)
      if (no) return { no }
      return { before: { sessions: member.account?.sessions ?? 0 }, after: { sessions: 0 }, next: stays(member) }
    }),
  apply: async (tx, changed, asked) => {
    await tx.rows(sessionsEnd(targetsOf(changed), asked.now))
    return { value: null, notices: tellEach(asked, "member.signed-out", changed, asked.facts) }
  },
  example: ({ member }) => ({ members: { ids: [member] } }),
})

/** Mails members a link to set a new password, good for an hour; the password they have goes on until then (A316). */
export const resetMemberPassword = mutation({
  name: "member.reset-password",
  summary: "Mails members a link to set a new password.",
  on: "org",
  needs: "members:edit",
  input: ofMembersInput,
  many: ofMany((people) => `Reset the password of ${people}`),
  load: (tx, ask) => loadMembers(tx, ask, { accounts: true }),
  rule: anyone,
  plan: (facts, asked) =>
    planEach(facts, asked.targets, (member) => {
      const no = mayTouch(actingOf(asked), member)
      if (no) return { no }
      if (member.account?.state !== "ACTIVE" || member.email === null) return { no: { refusal: "account_closed" } }
      return { before: {}, after: { resetLink: "sent" }, next: stays(member) }
    }),
  apply: async (tx, changed, asked) => {
    const members = targetsOf(changed).flatMap((user) => asked.facts.members.get(user) ?? [])
    const links = members.map((member) => ({ id: newId(), user: member.userId, email: member.email ?? "" }))
    for (const statement of resetLinks(asked.org.id, links, asked.now, after(asked.now, HOUR)))
      await tx.count(statement)
    const notices = members.flatMap((member, at) =>
      tell(asked, "member.reset-password", member, { handle: member.handle }).map((notice) => ({
        ...notice,
        link: links[at]?.id,
      })),
    )
    return { value: null, notices }
  },
  example: ({ member }) => ({ members: { ids: [member] } }),
})
