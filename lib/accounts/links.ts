import type { Tx } from "@/db/tenancy"
import { after, DAY, HOUR } from "@/lib/clock"
import { newId } from "@/lib/ids"

/** Links of accounts; that of a billing recipient, who may have none, is made in lib/billing-information. */
export type LinkKind = "activate" | "reset" | "email"

/** How long a mailed link is good for (settled 2.4). */
export const LINK_LIFE = { activate: 7 * DAY, reset: HOUR, email: HOUR } as const satisfies Record<LinkKind, number>

type NewLink = {
  readonly kind: LinkKind
  readonly userId: string
  readonly email: string
  readonly orgId?: string | null
  readonly invitationId?: string | null
}

/**
 * Makes a mailed link and ends the ones of its kind before it (for the same invitation, where it is one); returns its id, to be
 * named in a notice. Its secret is made when the mail is sent.
 */
export async function openLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const id = newId()
  await voidLinks(tx, link, now)
  await tx.rows({
    text: `insert into mail_link (id, kind, user_id, org_id, invitation_id, email, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      id,
      link.kind,
      link.userId,
      link.orgId ?? null,
      link.invitationId ?? null,
      link.email,
      now,
      after(now, LINK_LIFE[link.kind]),
    ],
  })
  return id
}

type Which = { readonly kind: LinkKind; readonly userId: string; readonly invitationId?: string | null }

/** Ends a person's open links of a kind; of one invitation alone, where one is named. */
export async function voidLinks(tx: Tx, { kind, userId, invitationId }: Which, now: Date): Promise<void> {
  await tx.rows({
    text: `update mail_link set voided_at = $3 where user_id = $1 and kind = $2 and used_at is null and voided_at is null
      and ($4::text is null or invitation_id = $4)`,
    values: [userId, kind, now, invitationId ?? null],
  })
}
