import fc from "fast-check"
import { type MemberLevel, PROJECT_LEVELS, type ProjectLevel } from "@/lib/access/levels"
import { GRANT_LEVELS, type GrantLevel, type Reach } from "@/lib/access/project-access"

/** When something ends, seen from the moment that is asked about. */
type Ends = "never" | "later" | "now" | "before"
type Membership = {
  readonly level: MemberLevel
  readonly projectAccess: ProjectLevel
  readonly disabled: boolean
  readonly ends: Ends
}
type Principal = { readonly kind: "user" | "org" | "group"; readonly n: number }
export type Grant = {
  readonly project: number
  readonly principal: Principal
  readonly level: GrantLevel
  readonly ends: Ends
}

/** A small world: users, orgs, a group or two in each org, projects billed to either, and who gave what to whom. */
export type AccessWorld = {
  /** `members[user][org]` */
  readonly members: readonly (readonly (Membership | null)[])[]
  /** The org of each group. */
  readonly groups: readonly number[]
  /** `inGroup[group][user]`; counts only where the user is a member of the group's org. */
  readonly inGroup: readonly (readonly boolean[])[]
  readonly payers: readonly Principal[]
  readonly grants: readonly Grant[]
}

export const USERS = 3
export const ORGS = 2
const GROUPS = [0, 1, 1]
export const PROJECTS = 2

const ends = fc.constantFrom<Ends>("never", "never", "later", "now", "before")
const membership = fc.option(
  fc.record({
    level: fc.constantFrom<MemberLevel>("MEMBER", "MEMBER", "ADMIN"),
    projectAccess: fc.constantFrom(...PROJECT_LEVELS),
    disabled: fc.boolean(),
    ends,
  }),
  { freq: 4 },
)
const principal = fc.oneof(
  fc.record({ kind: fc.constant("user" as const), n: fc.nat(USERS - 1) }),
  fc.record({ kind: fc.constant("org" as const), n: fc.nat(ORGS - 1) }),
  fc.record({ kind: fc.constant("group" as const), n: fc.nat(GROUPS.length - 1) }),
)
const payer = fc.oneof(
  fc.record({ kind: fc.constant("org" as const), n: fc.nat(ORGS - 1) }),
  fc.record({ kind: fc.constant("user" as const), n: fc.nat(USERS - 1) }),
)
export const grant: fc.Arbitrary<Grant> = fc.record({
  project: fc.nat(PROJECTS - 1),
  principal,
  level: fc.constantFrom(...GRANT_LEVELS),
  ends,
})

export const accessWorld: fc.Arbitrary<AccessWorld> = fc.record({
  members: fc.array(fc.array(membership, { minLength: ORGS, maxLength: ORGS }), {
    minLength: USERS,
    maxLength: USERS,
  }),
  groups: fc.constant(GROUPS),
  inGroup: fc.array(fc.array(fc.boolean(), { minLength: USERS, maxLength: USERS }), {
    minLength: GROUPS.length,
    maxLength: GROUPS.length,
  }),
  payers: fc.array(payer, { minLength: PROJECTS, maxLength: PROJECTS }),
  // A project holds one grant for each principal.
  grants: fc.uniqueArray(grant, {
    maxLength: 12,
    selector: (one) => `${one.project}${one.principal.kind}${one.principal.n}`,
  }),
})

const over = (when: Ends): boolean => when === "now" || when === "before"
const active = (one: Membership): boolean => !one.disabled && !over(one.ends)
const rank = (level: ProjectLevel): number => PROJECT_LEVELS.indexOf(level)

const belongs = (world: AccessWorld, user: number, group: number): boolean => {
  const org = world.groups[group]
  return world.inGroup[group]?.[user] === true && org !== undefined && Boolean(world.members[user]?.[org])
}

/** The design's formula, said in its own words and by nothing that the product uses: the oracle of INV-7. */
export function oracle(world: AccessWorld, user: number, project: number): ProjectLevel {
  let best = 0
  for (const { principal: to, level, ends: until, project: of } of world.grants) {
    if (of !== project || over(until)) continue
    if (to.kind === "user") {
      const paysTo = world.payers[project]
      const place = paysTo?.kind === "org" ? world.members[user]?.[paysTo.n] : null
      if (to.n === user && (!place || active(place))) best = Math.max(best, rank(level))
      continue
    }
    if (to.kind === "group" && !belongs(world, user, to.n)) continue
    const place = world.members[user]?.[to.kind === "org" ? to.n : (world.groups[to.n] ?? -1)]
    if (!place || !active(place)) continue
    const cap = place.level === "ADMIN" ? rank("ADMINISTER") : rank(place.projectAccess)
    best = Math.max(best, Math.min(rank(level), cap))
  }
  return PROJECT_LEVELS[best] ?? "NONE"
}

/** The moment that `Ends` is seen from. */
export const NOON = new Date("2026-03-01T12:00:00Z")
const MOMENTS = { never: null, later: 1, now: 0, before: -1 } as const
export const momentOf = (when: Ends): Date | null => {
  const seconds = MOMENTS[when]
  return seconds === null ? null : new Date(NOON.getTime() + seconds * 1000)
}

/** What the pure form is given of a world: the grants that reach the user, each with the place it goes through. */
export function reachesOf(world: AccessWorld, user: number, project: number): readonly Reach[] {
  const placeIn = (org: number | undefined) => {
    const one = org === undefined ? null : world.members[user]?.[org]
    return one ? { ...one, endsAt: momentOf(one.ends) } : null
  }
  return world.grants.flatMap((one): Reach[] => {
    const { kind, n } = one.principal
    const base = { share: one.level, endsAt: momentOf(one.ends) }
    if (one.project !== project) return []
    const pays = world.payers[project]
    if (kind === "user")
      return n === user ? [{ ...base, via: "OWN", place: pays?.kind === "org" ? placeIn(pays.n) : null }] : []
    const place = placeIn(kind === "org" ? n : world.groups[n])
    if (!place || (kind === "group" && !belongs(world, user, n))) return []
    return [{ ...base, via: kind === "org" ? "ORG" : "GROUP", place }]
  })
}
