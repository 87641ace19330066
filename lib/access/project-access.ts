import { atLeast, higher, lower, type ProjectLevel } from "./levels"
import { type MembershipState, statusAt } from "./members"

export type GrantLevel = Exclude<ProjectLevel, "NONE">
export const GRANT_LEVELS = ["VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"] as const satisfies readonly GrantLevel[]

/** How a grant reaches a person: their own, an org's or a group's. */
export const VIAS = ["OWN", "ORG", "GROUP"] as const
export type Via = (typeof VIAS)[number]

/** Why a path counts or does not. SLEEPS: an own grant on a project of an org where the person is disabled or ended. */
export const PATH_STANDINGS = ["COUNTS", "GRANT_ENDED", "DISABLED", "MEMBERSHIP_ENDED", "SLEEPS", "CAPPED"] as const
export type PathStanding = (typeof PATH_STANDINGS)[number]

/** A membership as far as access to projects goes. */
export type Place = MembershipState & { readonly projectAccess: ProjectLevel }

/** A grant and what of the person's places bears on it. */
export type Reach = {
  readonly via: Via
  readonly share: GrantLevel
  readonly endsAt: Date | null
  /** For ORG and GROUP: the membership it goes through. For OWN: the membership in the org that pays, null when in none. */
  readonly place: Place | null
}

export type Judged = { readonly standing: PathStanding; readonly level: ProjectLevel }

/** ADMINISTER for an ADMIN, else the member's project access (design section 5, A057). */
export const capOf = (place: Pick<Place, "level" | "projectAccess">): ProjectLevel =>
  place.level === "ADMIN" ? "ADMINISTER" : place.projectAccess

const OFF = { DISABLED: "DISABLED", ENDED: "MEMBERSHIP_ENDED" } as const

/** What one path gives at a moment, and why: the share under the cap, or nothing (A056, A057, B2.3). */
export function judge(reach: Reach, now: Date): Judged {
  const nothing = (standing: PathStanding): Judged => ({ standing, level: "NONE" })
  if (reach.endsAt !== null && reach.endsAt.getTime() <= now.getTime()) return nothing("GRANT_ENDED")
  const status = reach.place === null ? "ACTIVE" : statusAt(reach.place, now)
  if (status !== "ACTIVE") return nothing(reach.via === "OWN" ? "SLEEPS" : OFF[status])
  if (reach.via === "OWN") return { standing: "COUNTS", level: reach.share }
  if (reach.place === null) return nothing("DISABLED")
  const level = lower(reach.share, capOf(reach.place))
  return level === "NONE" ? nothing("CAPPED") : { standing: "COUNTS", level }
}

/** The level a person has on a project: the highest of what their paths give (design section 5, INV-7). */
export const effective = (reaches: readonly Reach[], now: Date): ProjectLevel =>
  reaches.reduce<ProjectLevel>((best, reach) => higher(best, judge(reach, now).level), "NONE")

/** A path as it was judged, with the names people know it by. */
export type Path = {
  readonly via: Via
  readonly principal: string
  /** What the principal is called; its id where the name is not to be had. */
  readonly name: string
  readonly org: string | null
  readonly share: GrantLevel
  readonly cap: ProjectLevel | null
  readonly endsAt: string | null
  readonly standing: PathStanding
  readonly level: ProjectLevel
}

/** Why a verdict holds: the path that gives it, the others, and what would have to change for more. */
export type Explanation = {
  readonly level: ProjectLevel
  readonly winner: Path | null
  readonly others: readonly Path[]
  /** Paths that would give more than the level held, were it not for what stands in their way; the most first. */
  readonly held: readonly Path[]
}

/** Puts paths in order: the one that wins first, then what counts, then what does not; for equals the person's own comes first. */
export function explain(paths: readonly Path[]): Explanation {
  const order = (path: Path) => VIAS.indexOf(path.via)
  const sorted = [...paths].sort((a, b) => {
    if (a.level !== b.level) return atLeast(a.level, b.level) ? -1 : 1
    return order(a) - order(b) || (a.principal < b.principal ? -1 : 1)
  })
  const [first] = sorted
  const winner = first && first.level !== "NONE" ? first : null
  const level = winner?.level ?? "NONE"
  return {
    level,
    winner,
    others: sorted.filter((path) => path !== winner),
    held: sorted
      .filter((path) => path.share !== level && atLeast(path.share, level))
      .sort((a, b) => (a.share === b.share ? 0 : atLeast(a.share, b.share) ? -1 : 1)),
  }
}
