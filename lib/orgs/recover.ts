import type { z } from "zod"
import {
  adminsEver,
  invitationRevoked,
  orgToRecover,
  type PlaceInOrgRow,
  placeInOrg,
  type RecoverOrgRow,
  type ToldRow,
} from "@/db/sql/desk-people"
import { membersUpdate, rolesReplace } from "@/db/sql/members-for-change"
import { orgHeld } from "@/db/sql/org-desk"
import { type PersonRow, usersTaking } from "@/db/sql/support"
import type { Tx } from "@/db/tenancy"
import { ADMIN_SETTINGS } from "@/lib/access/levels"
import { refuse } from "@/lib/access/verdict"
import type { Notice } from "@/lib/notices/notice"
import { type Ask, mutation } from "@/lib/operations/operation"
import { recoverInput } from "@/lib/support/inputs"
import { mayBeNamed, type NamedFacts, nameAdmin } from "./name-admin"

type Input = z.infer<typeof recoverInput>
type Facts = NamedFacts & {
  readonly org: RecoverOrgRow | null
  readonly place: PlaceInOrgRow | null
  /** Who is or was an admin of it. */
  readonly told: readonly ToldRow[]
}

async function load(tx: Tx, { input, locking, now }: Ask<"installation", Input>): Promise<Facts> {
  const { email, handle } = input.admin
  if (locking) await tx.rows(orgHeld(input.org))
  const [org] = await tx.rows<RecoverOrgRow>(orgToRecover(input.org, now))
  const people = await tx.rows<PersonRow>(usersTaking(handle ?? null, email))
  const byEmail = people.find((one) => one.email?.toLowerCase() === email) ?? null
  const [place] = byEmail ? await tx.rows<PlaceInOrgRow>(placeInOrg(input.org, byEmail.id)) : []
  return {
    org: org ?? null,
    byEmail,
    byHandle: people.find((one) => one.handle.toLowerCase() === handle?.toLowerCase()) ?? null,
    place: place ?? null,
    told: await tx.rows<ToldRow>(adminsEver(input.org)),
  }
}

const isAdminNow = ({ place, byEmail }: Facts): boolean =>
  byEmail?.state === "ACTIVE" && place?.level === "ADMIN" && place.disabled === false && place.ends_at === null

/**
 * Names an admin of an org that has none who is active; where it has one, only after its name was typed (facts B3.7, settled 1.5). A member is
 * raised, an account that is active joins, any other is invited. All who are or were admins are told.
 */
export const recoverOrg = mutation({
  name: "org.recover",
  summary: "Names an admin of an organization that has no active one.",
  on: "installation",
  needs: "staff:people",
  reason: (input) => input.reason,
  input: recoverInput,
  load,
  rule: ({ facts, input }) => {
    if (!facts.org) return refuse("not_found", `There is no organization ${input.org}.`)
    if (facts.org.active_admins > 0 && input.confirm !== facts.org.name)
      return refuse(
        "name_differs",
        `${facts.org.name} has an active admin. Type its name to name another without them.`,
      )
    return mayBeNamed(facts, input.admin)
  },
  plan: (facts, { input }) => {
    if (!facts.org) return []
    const named = nameAdmin(facts, input.admin)
    const line = { target: named.id, label: named.name }
    if (isAdminNow(facts)) return [{ ...line, outcome: "unchanged", note: "is an active admin already" }]
    const { place } = facts
    return [
      {
        ...line,
        outcome: "changed",
        before: place?.level ? { level: place.level, ...(place.disabled ? { disabled: true } : {}) } : null,
        after: {
          as: named.active || place?.level ? "member" : "invited",
          level: ADMIN_SETTINGS.level,
          ...(place?.disabled ? { disabled: false } : {}),
        },
        chain: facts.org.id,
      },
    ]
  },
  apply: async (tx, _, { facts, input, actor, now }) => {
    const { org, place } = facts
    if (!org) return { value: null }
    const named = nameAdmin(facts, input.admin)
    if (place?.invitation) await tx.rows(invitationRevoked(org.id, place.invitation))
    const notices: Notice[] = place?.level
      ? await raise(tx, org, { id: named.id, name: named.name, email: input.admin.email })
      : [...(await named.write(tx, org, actor, now))]
    for (const one of facts.told)
      if (one.userId !== named.id)
        notices.push({
          kind: "org.recovered",
          to: { userId: one.userId, address: one.email },
          orgId: org.id,
          bell: { link: `/orgs/${org.id}` },
          payload: { name: one.name, org: org.name, orgId: org.id, admin: named.name, reason: input.reason },
        })
    return { value: { org: org.id, admin: named.handle }, notices }
  },
  conflicts: {
    user_pkey: "username_taken",
    user_handle_lower: "username_taken",
    user_email_lower: "email_taken",
  },
  example: ({ org }) => {
    const handle = `${org.replace("org-", "").slice(0, 30)}-r`
    const admin = { email: `${handle}@people.example`, handle, name: "New Admin" }
    return { org, admin, confirm: "Genome Works", reason: "The only admin has left" }
  },
})

/** A member becomes an admin: enabled, without an end, every setting at its maximum. */
async function raise(
  tx: Tx,
  org: { id: string; name: string },
  person: { id: string; name: string; email: string },
): Promise<Notice[]> {
  const after = { ...ADMIN_SETTINGS, disabled: false, endsAt: null }
  await tx.rows(membersUpdate(org.id, [{ target: person.id, after }]))
  await tx.rows(rolesReplace(org.id, [{ target: person.id, roles: ["administrator"] }]))
  return [
    {
      kind: "member.made-admin",
      to: { userId: person.id, address: person.email },
      orgId: org.id,
      bell: { link: `/orgs/${org.id}` },
      payload: { name: person.name, org: org.name, orgId: org.id, by: "Provost support" },
    },
  ]
}
