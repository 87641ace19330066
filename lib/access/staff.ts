/** What staff of the installation may do at the support desk: their own set, apart from the rights of any org. */
export const STAFF_RIGHTS = {
  orgs: "Create organizations, suspend them, set when they expire",
  limits: "Set spending limits",
  features: "Switch licensed features on and off",
  people: "Unlock people, end their sessions, recover organizations without an admin",
  requests: "Answer requests",
  sponsorships: "Set sponsorships",
  announcements: "Publish announcements",
  meters: "Make metering accounts and their tokens",
  staff: "Make staff and set their rights",
} as const

/** The same in a word or two, for lists. */
export const STAFF_RIGHT_WORDS = {
  orgs: "Organizations",
  limits: "Limits",
  features: "Features",
  people: "People",
  requests: "Requests",
  sponsorships: "Sponsorships",
  announcements: "Announcements",
  meters: "Metering",
  staff: "Staff",
} as const satisfies Record<keyof typeof STAFF_RIGHTS, string>

export type StaffRight = keyof typeof STAFF_RIGHTS
export const STAFF_RIGHT_NAMES = Object.keys(STAFF_RIGHTS) as StaffRight[]

/** Those among some words that are rights; unknown ones give nothing. */
export const staffRightsOf = (words: readonly string[]): readonly StaffRight[] =>
  STAFF_RIGHT_NAMES.filter((right) => words.includes(right))
