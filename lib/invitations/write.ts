import {
  accountsProvision,
  type InvitedRow,
  invitationsAdd,
  linksAdd,
  membersAdd,
  type PlacedRow,
} from "@/db/sql/invitations"
import type { Tx } from "@/db/tenancy"
import { after } from "@/lib/clock"
import { newId } from "@/lib/ids"
import type { Notice } from "@/lib/notices/notice"
import type { Ask } from "@/lib/operations/operation"
import { INVITATION_TIME, type Place } from "./invitation"
import { addedNotice, invitedNotice, type Mailing } from "./notices"

/** Somebody who comes: an account that is activated joins, any other is invited, a new one is made first. */
export type Coming = Place & {
  readonly userId: string
  readonly how: "join" | "invite"
  readonly create: { readonly handle: string; readonly name: string; readonly email: string } | null
}

type Added = { account: string; name: string; address: string | null }
type Invited = { invitation: string; account: string; name: string; address: string }

/** Said before somebody joins anew who was removed: with that, what they held can no longer be given back. */
export const COMES_ANEW =
  "Was removed within the last 90 days. Joining anew, they get nothing of what they held, and it can no longer be given back: for that, bring them back from Former members instead."

export type Came = { readonly notices: readonly Notice[]; readonly invitations: ReadonlyMap<string, string> }

const placed = (one: Coming): PlacedRow => ({
  user: one.userId,
  level: one.level,
  billable: one.billableActivities,
  project: one.projectAccess,
  app: one.appAccess,
  role: one.role,
  ends_at: one.endsAt?.toISOString() ?? null,
})

/** Who a mail names as the one who did it: a person by name, anything else as the organization. */
export const byOf = ({ actor, org }: Ask<"org", unknown>): string =>
  actor.kind === "user" && actor.name !== "" ? actor.name : org.name

/** Writes people who come into the org, set-wise: accounts, memberships, invitations, links; returns the mails. */
export async function writeComing(
  tx: Tx,
  ask: Ask<"org", unknown>,
  coming: readonly Coming[],
  mail: Mailing,
): Promise<Came> {
  const { org, now, me } = ask
  const from = { org, by: byOf(ask), mail }
  const create = coming.flatMap((one) => (one.create ? [one.create] : []))
  if (create.length > 0) await tx.rows(accountsProvision(create, now))
  const join = coming.filter((one) => one.how === "join")
  const added = join.length > 0 ? await tx.rows<Added>(membersAdd(org.id, join.map(placed), me, now)) : []
  const expiresAt = after(now, INVITATION_TIME)
  const invite = coming
    .filter((one) => one.how === "invite")
    .map(
      (one): InvitedRow => ({
        ...placed(one),
        id: newId(),
        bill_to: one.setBillTo,
        expires_at: expiresAt.toISOString(),
      }),
    )
  const invited = invite.length > 0 ? await tx.rows<Invited>(invitationsAdd(invite, now)) : []
  // An account that was activated or closed since it was looked at is neither joined nor invited: nothing of this stands.
  if (added.length !== join.length || invited.length !== invite.length) throw new AccountMoved()
  const links = mail === "none" ? [] : invited.map((one) => ({ ...one, link: newId() }))
  if (links.length > 0) {
    const rows = links.map((one) => ({
      id: one.link,
      user: one.account,
      invitation: one.invitation,
      email: one.address,
    }))
    await tx.rows(linksAdd(org.id, rows, now, expiresAt))
  }
  const notices = [
    ...(mail === "none" ? [] : added).flatMap(({ address, ...to }) =>
      address === null ? [] : [addedNotice(from, { ...to, address })],
    ),
    ...links.map((to) => invitedNotice(from, to, to.link, expiresAt)),
  ]
  return { notices, invitations: new Map(invited.map((one) => [one.account, one.invitation])) }
}

/** An account changed between being read and being written; tried again, it is seen as it is now. */
export class AccountMoved extends Error {
  readonly code = "40001"
}
