import { type LinkRow, linkOf } from "@/db/sql/mail-links"
import { lookup, type Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { hashSecret } from "@/lib/ids"
import { hashPassword } from "./hash"
import type { LinkKind } from "./links"
import { isWeak } from "./strength"

export type LinkFacts = { readonly link: LinkRow | null }

export const hashOfLink = (secret: string): string => hashSecret(secret).toString("hex")

export async function findLink(tx: Tx, secret: string, locked: boolean): Promise<LinkRow | null> {
  const [row] = await tx.rows<LinkRow>(linkOf(hashOfLink(secret), locked))
  return row ?? null
}

/** A link is good once, for what it was made for, until it expires, while the account still stands as it did (INV-23, INV-24). */
export function linkHolds(link: LinkRow | null, kind: LinkKind, now: Date): Verdict {
  if (!link || link.kind !== kind || link.used_at !== null || link.voided_at !== null) return refuse("link_invalid")
  if (link.expires_at.getTime() <= now.getTime()) return refuse("link_expired")
  if (link.user_state !== (kind === "activate" ? "INVITED" : "ACTIVE")) return refuse("link_invalid")
  if (link.invitation_id !== null && link.invitation_state !== "OPEN") return refuse("invitation_void")
  if (kind !== "email" && link.user_email?.toLowerCase() !== link.email.toLowerCase()) return refuse("link_invalid")
  return allow
}

/** A new password, as it goes on into the transaction: its hash, or that it is too easy to guess. */
export type Prepared = { readonly hash?: string; readonly isWeak?: boolean }

/** Looks at a new password and hashes it, outside any transaction. */
export async function prepareByLink<Input extends { link: string; password: string }>(
  input: Input,
): Promise<Input & Prepared> {
  const [owner] = await lookup<{ handle: string; name: string; email: string }>({
    text: "select * from mail_link_words($1)",
    values: [hashOfLink(input.link)],
  })
  // Without an owner there is nothing to set: the rule says so, and nothing is hashed.
  if (!owner) return input
  if (isWeak(input.password, [owner.handle, owner.name, owner.email])) return { ...input, isWeak: true }
  return { ...input, hash: await hashPassword(input.password) }
}
