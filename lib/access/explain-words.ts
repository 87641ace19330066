import { PROJECT_LEVEL_WORDS } from "./levels"
import type { Path } from "./project-access"

/** A path with the name of the org it goes through; null where it goes through none. */
export type NamedPath = Path & { readonly orgName: string | null }

type Told = Pick<NamedPath, "via" | "name" | "orgName" | "share" | "cap" | "standing" | "level">

const level = (word: keyof typeof PROJECT_LEVEL_WORDS): string => PROJECT_LEVEL_WORDS[word]
const place = (path: Told): string => path.orgName ?? path.name

/** By which way a path leads: "Their own grant", "Through Genome Works", "Through the group Curators of Genome Works". */
export function wayWords(path: Pick<Told, "via" | "name" | "orgName">): string {
  if (path.via === "OWN") return "A grant of their own"
  if (path.via === "ORG") return `Through ${path.name}`
  return `Through the group ${path.name}${path.orgName ? ` of ${path.orgName}` : ""}`
}

/** What a path gives and why no more: the share, the cap that lowers it, or what keeps it from counting (A056, A057, B2.3). */
export function givesWords(path: Told): string {
  const shared = path.via === "OWN" ? level(path.share) : `shared at ${level(path.share)}`
  switch (path.standing) {
    case "COUNTS":
      return path.cap === null || path.level === path.share
        ? shared
        : `${shared}, lowered to ${level(path.level)} by their project access in ${place(path)}`
    case "GRANT_ENDED":
      return `${shared}, but the grant has ended`
    case "DISABLED":
      return `${shared}, but they are disabled in ${place(path)}`
    case "MEMBERSHIP_ENDED":
      return `${shared}, but their membership in ${place(path)} has ended`
    case "SLEEPS":
      return `${shared}, asleep while their membership in the organization that pays is not active`
    case "CAPPED":
      return `${shared}, but their project access in ${place(path)} is None`
  }
}

/** What would have to change for a path to give all it was shared at, and who does that; null where it gives it already. */
export function moreWords(path: Told): string | null {
  const full = level(path.share)
  switch (path.standing) {
    case "COUNTS":
      return path.level === path.share
        ? null
        : `For ${full}: an admin of ${place(path)} raises their Shared Project Access there to ${full}.`
    case "CAPPED":
      return `For ${full}: an admin of ${place(path)} raises their Shared Project Access there, which is None.`
    case "GRANT_ENDED":
      return `For ${full}: someone who administers the project gives the grant a later end date.`
    case "DISABLED":
      return `For ${full}: an admin of ${place(path)} enables them.`
    case "MEMBERSHIP_ENDED":
      return `For ${full}: an admin of ${place(path)} sets a later end of their membership.`
    case "SLEEPS":
      return `For ${full}: an admin of the organization that pays enables them, or sets a later end of their membership.`
  }
}

/** What a grant that does not reach a person would give them, and how it could. */
export const closedWords = (grant: {
  readonly name: string
  readonly orgName: string | null
  readonly isGroup: boolean
  readonly share: keyof typeof PROJECT_LEVEL_WORDS
}): string =>
  grant.isGroup
    ? `In the group ${grant.name}${grant.orgName ? ` of ${grant.orgName}` : ""} they would have up to ${level(grant.share)}.`
    : `As a member of ${grant.name} they would have up to ${level(grant.share)}.`
