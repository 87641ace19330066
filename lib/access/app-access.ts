import { allow, refuse, type Verdict } from "./verdict"

/** What one may be to an app: a developer, who publishes and decides who else may; or an authorized user, who may run it (A100, A101). */
export const APP_KINDS = ["DEVELOPER", "USER"] as const
export type AppKind = (typeof APP_KINDS)[number]
export const APP_KIND_WORDS = { DEVELOPER: "Developer", USER: "Authorized user" } as const satisfies Record<
  AppKind,
  string
>

/** Why a path to an app counts or not. NO_APP_ACCESS: shared with an org where the person's Shared Apps Access is off (A058). */
export const APP_STANDINGS = ["COUNTS", "NO_APP_ACCESS", "DISABLED", "MEMBERSHIP_ENDED", "SLEEPS"] as const
export type AppStanding = (typeof APP_STANDINGS)[number]

export type AppPath = {
  readonly kind: AppKind
  readonly principal: string
  readonly org: string | null
  readonly standing: AppStanding
}

export type AppAccess = {
  readonly developer: boolean
  /** May run it: developers may as well. */
  readonly runs: boolean
  /** Decides over it for who pays: an active admin of the org, or the user themselves (A099). */
  readonly payerAdmin: boolean
}

/** What somebody may do with an app by all their paths. */
export const appAccess = (paths: readonly AppPath[], payerAdmin: boolean): AppAccess => {
  const counts = paths.filter((path) => path.standing === "COUNTS")
  return { developer: counts.some((path) => path.kind === "DEVELOPER"), runs: counts.length > 0, payerAdmin }
}

export const seesApp = (access: AppAccess): boolean => access.runs || access.payerAdmin

/** Developers publish, deprecate, describe, and decide who else may (A100). */
export const mayDevelop = (access: AppAccess): Verdict =>
  access.developer
    ? allow
    : refuse("lacks_permission", "Only developers of the app can do this. An admin of who pays for it can become one.")
