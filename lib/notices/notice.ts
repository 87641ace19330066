import type { NoticeKind } from "./templates"

/** A mail to one person, queued in the transaction that gives the reason for it. */
export type Notice = {
  readonly kind: NoticeKind
  readonly to: { readonly userId: string | null; readonly address: string }
  readonly orgId?: string | null | undefined
  /** What the template shows. No secret: a mailed link is named by `link` and gets its secret when it is sent. */
  readonly payload: Readonly<Record<string, string | number | boolean | null>>
  readonly link?: string | undefined
  /** At most one mail is ever queued for a key. */
  readonly dedupeKey?: string | undefined
  /** Kept, but sent only when released. */
  readonly held?: boolean | undefined
}
