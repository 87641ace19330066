/** Who may list the members (A040, facts B1.7). */
export const VISIBILITIES = ["ADMIN", "MEMBER", "PUBLIC"] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** Who may move a project's billing (A041). */
export const TRANSFERS = ["ADMIN", "MEMBER"] as const
export type Transfer = (typeof TRANSFERS)[number]

export const ORG_STATES = ["LIVE", "SUSPENDED", "EXPIRED"] as const
export type OrgState = (typeof ORG_STATES)[number]

export const VISIBILITY_WORDS = {
  ADMIN: "Admins only",
  MEMBER: "All members",
  PUBLIC: "Everyone",
} as const satisfies Record<Visibility, string>

export const TRANSFER_WORDS = {
  ADMIN: "Admins only",
  MEMBER: "Project administrators",
} as const satisfies Record<Transfer, string>

export const ORG_STATE_WORDS = {
  LIVE: "Live",
  SUSPENDED: "Suspended",
  EXPIRED: "Expired",
} as const satisfies Record<OrgState, string>

/** What a sentence says of an org that does not go on. */
export const stoppedWords = (state: Exclude<OrgState, "LIVE">): string =>
  state === "EXPIRED" ? "has expired" : "is suspended"

/** Why nothing in an org can be changed now; undefined where it can (B1.14). */
export const fixedByState = (state: OrgState): string | undefined =>
  state === "LIVE" ? undefined : `The organization ${stoppedWords(state)}, so nothing in it can be changed now.`
