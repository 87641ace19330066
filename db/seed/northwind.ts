import { ADMIN_SETTINGS, MEMBER_DEFAULTS, PROJECT_LEVELS } from "@/lib/access/levels"
import type { Invited, Membership, Org, Person } from "./story"

// Invented people, so that a list has pages. The same every time: nothing here is drawn by chance.
const FIRST = ["Ada", "Ben", "Carla", "Dmitri", "Elif", "Femi", "Grace", "Hiro", "Ines", "Jonas", "Keiko", "Liam"]
const LAST = [
  "Abara",
  "Brandt",
  "Castillo",
  "Dufour",
  "Eriksen",
  "Fontana",
  "Gupta",
  "Haddad",
  "Ito",
  "Jansen",
  "Keller",
]
const COUNT = 59
const INVITED = 4

type Named = { readonly handle: string; readonly name: string; readonly email: string }

function named(n: number): Named {
  const first = FIRST[n % FIRST.length] ?? ""
  const last = LAST[(n * 3 + Math.floor(n / FIRST.length)) % LAST.length] ?? ""
  const handle = `${first[0] ?? ""}${last}${n}`.toLowerCase()
  return { handle, name: `${first} ${last}`, email: `${handle}@northwind.example` }
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)

export const NORTHWIND_PEOPLE: readonly Person[] = numbers(0, COUNT).map((n) => ({
  ...named(n),
  joinedDays: -(690 - n * 9),
  seenHours: n % 9 === 4 ? null : (n * n * 7) % 2400,
  provisionedBy: "northwind",
}))

const settingsOf = (n: number) =>
  n % 20 === 7
    ? ADMIN_SETTINGS
    : {
        ...MEMBER_DEFAULTS,
        billableActivities: n % 4 === 1,
        projectAccess: n % 3 === 0 ? MEMBER_DEFAULTS.projectAccess : (PROJECT_LEVELS[n % 5] ?? "VIEW"),
        appAccess: n % 6 !== 5,
      }

const members: readonly Membership[] = NORTHWIND_PEOPLE.map(({ handle }, n) => ({
  handle,
  ...settingsOf(n),
  role: n % 20 === 7 ? "administrator" : n % 8 === 3 ? "read-only" : "member",
  addedBy: "nadia.north",
  joinedDays: -(680 - n * 9),
  ...(n % 13 === 5 ? { disabled: true } : {}),
  ...(n % 17 === 9 ? { endsInDays: 10 + n } : {}),
}))

const invited: readonly Invited[] = numbers(COUNT, COUNT + INVITED).map((n) => ({
  ...named(n),
  ...MEMBER_DEFAULTS,
  role: "member",
  invitedBy: "nadia.north",
  daysAgo: (n - COUNT) * 3 + 1,
  ...(n === COUNT + 1 ? { bounced: true } : {}),
}))

/** An org without billing and with enough people for pages, filters and a search. */
export const NORTHWIND: Org = {
  handle: "northwind",
  name: "Northwind Genomics",
  billable: false,
  spendingLimit: null,
  provisioning: true,
  phi: false,
  daysAgo: 690,
  createdBy: "nadia.north",
  members: [
    { handle: "nadia.north", ...ADMIN_SETTINGS, role: "administrator", addedBy: "nadia.north", joinedDays: -690 },
    ...members,
  ],
  invited,
}
