/** The console's functionalities: the rows of facts B5.3. */
export const FUNCTIONALITIES = {
  organization: "Organization settings",
  tenant: "Tenant settings",
  members: "Members and invitations",
  "login-users": "Login users",
  "service-users": "Service users",
  "service-tokens": "Generate service token",
  roles: "Roles and policies",
  "access-groups": "Access groups and rules",
  groups: "Groups",
  projects: "Projects",
  "project-flags": "Project data flags and PHI",
  billing: "Billing and spending limit",
  "search-defaults": "Search defaults",
  templates: "Templates and facets",
  data: "Data",
  announcements: "Announcements",
  audit: "Audit trail",
  requests: "Requests",
} as const

export type Functionality = keyof typeof FUNCTIONALITIES
export const VERBS = ["read", "edit", "full"] as const
export type Verb = (typeof VERBS)[number]
/** `full` holds `edit`, which holds `read`. */
export type Right = `${Functionality}:${Verb}`

/** True when one of the rights reaches the one asked. */
export function holdsRight(rights: Iterable<Right>, asked: Right): boolean {
  const [functionality, verb] = asked.split(":") as [Functionality, Verb]
  for (const right of rights) {
    const [held, reach] = right.split(":") as [Functionality, Verb]
    if (held === functionality && VERBS.indexOf(reach) >= VERBS.indexOf(verb)) return true
  }
  return false
}

/** True when every right in `given` is reached by one in `held`: nobody gives what they do not hold (INV-3). */
export function covers(held: readonly Right[], given: readonly Right[]): boolean {
  return given.every((right) => holdsRight(held, right))
}
