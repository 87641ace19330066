import { firstAdminStatement } from "@/db/sql/new-org"
import { adminInvited, newAccount, type PersonRow } from "@/db/sql/support"
import type { Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { LINK_LIFE, openLink } from "@/lib/accounts/links"
import { after } from "@/lib/clock"
import { newId, userId } from "@/lib/ids"
import type { Notice } from "@/lib/notices/notice"
import { type Actor, userOf } from "@/lib/operations/actor"

/** Who is named: by an address, and for an account that is to be made by a username and a name. */
export type Named = {
  readonly email: string
  readonly handle?: string | undefined
  readonly name?: string | undefined
}

/** The accounts that have the address and the username. */
export type NamedFacts = { readonly byEmail: PersonRow | null; readonly byHandle: PersonRow | null }

const BY = "Provost support"

/** Whether someone can be named an admin by support (settled 1.5): staff are members of no org, and a closed account is nobody. */
export function mayBeNamed({ byEmail, byHandle }: NamedFacts, named: Named): Verdict {
  if (byEmail) {
    const { state, handle } = byEmail
    if (byEmail.support || byEmail.metering) return refuse("staff_account")
    if (state !== "ACTIVE" && state !== "INVITED")
      return refuse("invalid_input", "The account of this person is disabled or closed. Name somebody else.")
    return named.handle && named.handle.toLowerCase() !== handle.toLowerCase()
      ? refuse("email_taken", `The account with this e-mail address has the username ${handle}.`)
      : allow
  }
  if (!named.handle || !named.name)
    return refuse(
      "unknown_user",
      "There is no account with this e-mail address: give a username and a name for a new one.",
    )
  return byHandle ? refuse("username_taken") : allow
}

/** The person as they are or will be, and the way to make them an admin of an org they are not in. */
export function nameAdmin({ byEmail }: NamedFacts, named: Named) {
  const id = byEmail?.id ?? userId(named.handle ?? "")
  const name = byEmail?.name ?? named.name ?? id
  const active = byEmail?.state === "ACTIVE"
  return {
    id,
    name,
    active,
    handle: byEmail?.handle ?? named.handle ?? "",
    /** The account is made where there is none; one that is not activated is invited, one that is becomes the admin at once. */
    write: async (tx: Tx, org: { id: string; name: string }, actor: Actor, now: Date): Promise<readonly Notice[]> => {
      const by = userOf(actor) ?? (actor.kind === "system" ? `system:${actor.task}` : "system")
      const to = { userId: id, address: named.email }
      const payload = { name, org: org.name, orgId: org.id, by: BY }
      if (active) {
        await tx.rows(firstAdminStatement(org.id, id, now, by))
        return [{ kind: "member.added", to, bell: { link: `/orgs/${org.id}` }, orgId: org.id, payload }]
      }
      if (!byEmail)
        await tx.rows(
          newAccount({
            handle: named.handle ?? "",
            name,
            email: named.email,
            support: false,
            provisionedBy: null,
            now,
          }),
        )
      const invitation = newId()
      const expiresAt = after(now, LINK_LIFE.activate)
      await tx.rows(adminInvited(invitation, org.id, id, by, now, expiresAt))
      const link = await openLink(
        tx,
        { kind: "activate", userId: id, email: named.email, orgId: org.id, invitationId: invitation },
        now,
      )
      const sent = { ...payload, expiresAt: expiresAt.toISOString() }
      return [{ kind: "invitation.sent", to, orgId: org.id, payload: sent, link }]
    },
  }
}
