import type { Payload } from "./letter"
import type { NoticeKind } from "./templates"

/** What the bell tells beside the mail: the same words, from the same template. */
export type Bell = {
  /** Where it leads, a path of the console. */
  readonly link: string | null
  /** What it may say and a mail may not, laid over the mail's payload: the name of a PHI project (A184). */
  readonly payload?: Payload | undefined
}

/** News for one person, kept in the transaction that gives the reason for it: a mail, and the bell where they have one. */
export type Notice = {
  readonly kind: NoticeKind
  /** Without an address it is no mail, and rings the bell alone. */
  readonly to: { readonly userId: string | null; readonly address: string | null }
  readonly bell?: Bell | undefined
  readonly orgId?: string | null | undefined
  /** What the template shows. No secret: a mailed link is named by `link` and gets its secret when it is sent. */
  readonly payload: Payload
  readonly link?: string | undefined
  /** At most one mail is ever queued for a key, and the bell rung once. */
  readonly dedupeKey?: string | undefined
  /** Kept, but sent only when released. */
  readonly held?: boolean | undefined
}
