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
  /** Sees that it is there: also who is kept from running it by their app access alone. */
  readonly sees: boolean
  readonly developer: boolean
  /** May run it: developers may as well. */
  readonly runs: boolean
  /** Decides over it for who pays: an active admin of the org, or the user themselves (A099). */
  readonly payerAdmin: boolean
}

/** What somebody may do with an app by all their paths. */
export const appAccess = (paths: readonly AppPath[], payerAdmin: boolean): AppAccess => {
  const counts = paths.filter((path) => path.standing === "COUNTS")
  return {
    sees: payerAdmin || counts.length > 0 || paths.some((path) => path.standing === "NO_APP_ACCESS"),
    developer: counts.some((path) => path.kind === "DEVELOPER"),
    runs: counts.length > 0,
    payerAdmin,
  }
}

/** Developers publish, deprecate, describe, and decide who else may (A100). */
export const mayDevelop = (access: AppAccess): Verdict =>
  access.developer
    ? allow
    : refuse("lacks_permission", "Only developers of the app can do this. An admin of who pays for it can become one.")

/** A path with what its principal and the payer are called, and whose it is: "you" or a person's name. */
export type ToldAppPath = AppPath & { readonly name: string }
export type AppTold = { readonly payer: string; readonly person: string | null }

const ROLE = { DEVELOPER: "a developer", USER: "an authorized user" } as const satisfies Record<AppKind, string>

/** Why a path counts, or why not and what would change that, in a sentence (A058, A101). */
export function appPathWords({ kind, name, org, standing }: ToldAppPath, { payer, person }: AppTold): string {
  const [they, are, them, have] = person === null ? ["You", "are", "you", "your"] : [person, "is", "them", "their"]
  if (org === null)
    return standing === "SLEEPS"
      ? `${they} ${are} ${ROLE[kind]} of it, but that sleeps while ${have} membership in ${payer} is not active.`
      : `${they} ${are} ${ROLE[kind]} of it.`
  const shared = `${name} is ${ROLE[kind]} of it`
  switch (standing) {
    case "NO_APP_ACCESS":
      return `${shared}, but Shared Apps Access is off for ${them} in ${name}. An admin there can turn it on.`
    case "DISABLED":
      return `${shared}, but ${them === "you" ? "you are" : "they are"} disabled there.`
    case "MEMBERSHIP_ENDED":
      return `${shared}, but ${have} membership there has ended.`
    case "COUNTS":
    case "SLEEPS":
      return `${shared}, and Shared Apps Access is on for ${them} there.`
  }
}

/** What somebody may do with an app, in two or three words. */
export const appVerdict = ({ developer, runs }: Pick<AppAccess, "developer" | "runs">): string =>
  developer ? "Develops" : runs ? "May run" : "May not run"
