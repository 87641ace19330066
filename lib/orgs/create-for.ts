import { limitSet } from "@/db/sql/accounts"
import { firstAdminStatement, newOrgStatement } from "@/db/sql/new-org"
import { adminInvited, newAccount, type PersonRow, usersTaking } from "@/db/sql/support"
import type { Tx } from "@/db/tenancy"
import { ADMIN_SETTINGS } from "@/lib/access/levels"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { LINK_LIFE, openLink } from "@/lib/accounts/links"
import { after } from "@/lib/clock"
import { newId, orgId, userId } from "@/lib/ids"
import type { Notice } from "@/lib/notices/notice"
import { type Ask, mutation } from "@/lib/operations/operation"
import { type CreateFor, createForInput } from "@/lib/support/inputs"

const BY = "Provost support"

type Facts = { readonly taken: boolean; readonly byEmail: PersonRow | null; readonly byHandle: PersonRow | null }
type Input = CreateFor

async function load(tx: Tx, { input }: Ask<"installation", Input>): Promise<Facts> {
  const [row] = await tx.rows<{ taken: boolean }>({
    text: "select exists (select 1 from org where handle = $1) as taken",
    values: [input.handle],
  })
  const { email, handle } = input.admin
  const people = await tx.rows<PersonRow>(usersTaking(handle ?? null, email))
  return {
    taken: row?.taken === true,
    byEmail: people.find((one) => one.email?.toLowerCase() === email) ?? null,
    byHandle: people.find((one) => one.handle.toLowerCase() === handle?.toLowerCase()) ?? null,
  }
}

function rule({ facts, input }: { readonly facts: Facts; readonly input: Input }): Verdict {
  if (facts.taken) return refuse("handle_taken")
  if (input.spendingLimit && input.billable !== true)
    return refuse("invalid_input", "A spending limit needs a billable organization.")
  if (facts.byEmail) {
    const { state, handle } = facts.byEmail
    if (state === "ACTIVE" || state === "INVITED") {
      return input.admin.handle && input.admin.handle.toLowerCase() !== handle.toLowerCase()
        ? refuse("email_taken", `The account with this e-mail address has the username ${handle}.`)
        : allow
    }
    return refuse("invalid_input", "The account of the first admin is disabled or closed.")
  }
  if (!input.admin.handle || !input.admin.name)
    return refuse(
      "unknown_user",
      "There is no account with this e-mail address: give a username and a name for a new one.",
    )
  return facts.byHandle ? refuse("username_taken") : allow
}

/** The account is made where there is none; one that is not activated is invited, one that is becomes the admin at once. */
async function nameAdmin(tx: Tx, facts: Facts, input: Input, by: string, now: Date): Promise<readonly Notice[]> {
  const org = orgId(input.handle)
  const { email, handle = "", name = "" } = input.admin
  const user = facts.byEmail?.id ?? userId(handle)
  const to = { userId: user, address: email }
  const payload = { name: facts.byEmail?.name ?? name, org: input.name, orgId: org, by: BY }
  if (facts.byEmail?.state === "ACTIVE") {
    await tx.rows(firstAdminStatement(org, user, now, by))
    return [{ kind: "member.added", to, bell: { link: `/orgs/${org}` }, orgId: org, payload }]
  }
  if (!facts.byEmail) await tx.rows(newAccount({ handle, name, email, support: false, provisionedBy: null, now }))
  const invitation = newId()
  const expiresAt = after(now, LINK_LIFE.activate)
  await tx.rows(adminInvited(invitation, org, user, by, now, expiresAt))
  const link = await openLink(tx, { kind: "activate", userId: user, email, orgId: org, invitationId: invitation }, now)
  const sent = { ...payload, expiresAt: expiresAt.toISOString() }
  return [{ kind: "invitation.sent", to, orgId: org, payload: sent, link }]
}

/**
 * Creates an org for someone, billable or not, with what support switches on, and names its first admin (settled 1.5, 4.2): an
 * account that is activated becomes one at once, any other by the activation mail.
 */
export const createOrgFor = mutation({
  name: "org.create-for",
  summary: "Creates an organization with its first admin.",
  on: "installation",
  needs: "system",
  input: createForInput,
  load,
  rule,
  plan: (facts, { input }) => {
    const chain = orgId(input.handle)
    const admin = facts.byEmail?.id ?? userId(input.admin.handle ?? "")
    const as = facts.byEmail?.state === "ACTIVE" ? "member" : "invited"
    return [
      {
        target: chain,
        label: input.name,
        outcome: "changed",
        before: null,
        after: {
          handle: input.handle,
          name: input.name,
          billable: input.billable === true,
          spendingLimit: input.spendingLimit ?? null,
          provisioning: input.provisioning === true,
          phi: input.phi === true,
        },
        chain,
      },
      {
        target: admin,
        label: facts.byEmail?.name ?? input.admin.name ?? admin,
        outcome: "changed",
        before: null,
        after: { as, level: ADMIN_SETTINGS.level },
        chain,
      },
    ]
  },
  apply: async (tx, _, { input, facts, now, actor }) => {
    const by = actor.kind === "system" ? `system:${actor.task}` : "system"
    await tx.rows(
      newOrgStatement({
        handle: input.handle,
        name: input.name,
        billable: input.billable === true,
        provisioning: input.provisioning === true,
        phi: input.phi === true,
        createdAt: now,
        createdBy: null,
      }),
    )
    if (input.spendingLimit) await tx.rows(limitSet(orgId(input.handle), input.spendingLimit))
    return {
      value: { id: orgId(input.handle), admin: facts.byEmail?.handle ?? input.admin.handle ?? "" },
      notices: await nameAdmin(tx, facts, input, by, now),
    }
  },
  conflicts: {
    org_pkey: "handle_taken",
    org_handle: "handle_taken",
    user_pkey: "username_taken",
    user_handle_lower: "username_taken",
    user_email_lower: "email_taken",
  },
  example: ({ org }) => {
    const handle = `${org.replace("org-", "").slice(0, 30)}-f`
    return { handle, name: "For somebody", admin: { email: `${handle}@people.example`, handle, name: "First Admin" } }
  },
})
