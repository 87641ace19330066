import type { MemberSettings } from "@/lib/access/levels"
import { ADMIN_SETTINGS, MEMBER_DEFAULTS } from "@/lib/access/levels"

/** Times are told from the moment of seeding: negative lies before it. */
export type Person = {
  readonly handle: string
  readonly name: string
  readonly email: string
  readonly joinedDays: number
  /** Hours since last seen; null is never. */
  readonly seenHours: number | null
  readonly support?: boolean
  /** The handle of the org that made the account. */
  readonly provisionedBy?: string
}

export type Membership = MemberSettings & {
  readonly handle: string
  readonly role: "administrator" | "member" | "read-only"
  readonly addedBy: string | null
  readonly joinedDays: number
  readonly disabled?: boolean
  readonly endsInDays?: number
}

export type Invited = MemberSettings & {
  readonly handle: string
  readonly name: string
  readonly email: string
  readonly role: "administrator" | "member" | "read-only"
  readonly invitedBy: string
  readonly daysAgo: number
  readonly bounced?: boolean
}

export type Org = {
  readonly handle: string
  readonly name: string
  readonly billable: boolean
  readonly spendingLimit: string | null
  readonly provisioning: boolean
  readonly phi: boolean
  /** Flags of projects that there is a licence for; the others can be asked for. */
  readonly licences?: readonly string[]
  /** The agreement that PHI and the licences stand on, and the day its BAA was signed, YYYY-MM-DD. */
  readonly agreement?: { readonly reference: string; readonly signedOn: string }
  readonly daysAgo: number
  readonly createdBy: string
  readonly members: readonly Membership[]
  readonly invited: readonly Invited[]
}

const mail = (handle: string) => `${handle}@demo.example`

export const PEOPLE: readonly Person[] = [
  { handle: "admin-a", name: "Admin A", email: mail("admin-a"), joinedDays: -420, seenHours: 1 },
  { handle: "admin-d", name: "Admin D", email: mail("admin-d"), joinedDays: -390, seenHours: 74 },
  { handle: "smithj", name: "Jennifer Smith", email: mail("smithj"), joinedDays: -300, seenHours: 2 },
  { handle: "alice", name: "User Alice", email: mail("alice"), joinedDays: -260, seenHours: 27 },
  { handle: "user-b", name: "User B", email: mail("user-b"), joinedDays: -240, seenHours: 260 },
  { handle: "user-c", name: "User C", email: mail("user-c"), joinedDays: -240, seenHours: 50 },
  {
    handle: "user-e",
    name: "User E",
    email: mail("user-e"),
    joinedDays: -200,
    seenHours: 1900,
    provisionedBy: "demo_org",
  },
  { handle: "user-f", name: "User F", email: mail("user-f"), joinedDays: -90, seenHours: 20 },
  {
    handle: "nadia.north",
    name: "Nadia North",
    email: "nadia.north@northwind.example",
    joinedDays: -700,
    seenHours: 5,
  },
  {
    handle: "support-s",
    name: "Support Sam",
    email: "sam@provost.example",
    joinedDays: -800,
    seenHours: 9,
    support: true,
  },
]

const MAY_BILL = { ...MEMBER_DEFAULTS, billableActivities: true } as const

/** The story of A079: what A gives, whom A and D add, and what is lost when C leaves. */
export const DEMO: Org = {
  handle: "demo_org",
  name: "Demo Organization",
  billable: true,
  spendingLimit: "9400000000",
  provisioning: true,
  phi: true,
  licences: ["displayDataProtectionNotice"],
  agreement: { reference: "Agreement 4711", signedOn: "2025-03-03" },
  daysAgo: 400,
  createdBy: "support-s",
  members: [
    { handle: "admin-a", ...ADMIN_SETTINGS, role: "administrator", addedBy: "support-s", joinedDays: -400 },
    { handle: "admin-d", ...ADMIN_SETTINGS, role: "administrator", addedBy: "admin-a", joinedDays: -380 },
    { handle: "smithj", ...MEMBER_DEFAULTS, role: "member", addedBy: "admin-a", joinedDays: -290 },
    { handle: "alice", ...MAY_BILL, projectAccess: "UPLOAD", role: "member", addedBy: "admin-d", joinedDays: -250 },
    {
      handle: "user-b",
      ...MEMBER_DEFAULTS,
      projectAccess: "VIEW",
      appAccess: false,
      role: "read-only",
      addedBy: "admin-a",
      joinedDays: -230,
      endsInDays: 3,
    },
    { handle: "user-c", ...MEMBER_DEFAULTS, role: "member", addedBy: "admin-a", joinedDays: -230 },
    {
      handle: "user-e",
      ...MEMBER_DEFAULTS,
      projectAccess: "NONE",
      appAccess: false,
      role: "read-only",
      addedBy: "admin-d",
      joinedDays: -190,
      disabled: true,
    },
  ],
  invited: [
    {
      handle: "user-g",
      name: "User G",
      email: mail("user-g"),
      ...MEMBER_DEFAULTS,
      role: "member",
      invitedBy: "admin-a",
      daysAgo: 2,
    },
    {
      handle: "user-h",
      name: "User H",
      email: mail("user-h"),
      ...MAY_BILL,
      role: "member",
      invitedBy: "admin-d",
      daysAgo: 12,
    },
  ],
}

export const SECOND: Org = {
  handle: "new",
  name: "New Organization",
  billable: true,
  spendingLimit: null,
  provisioning: false,
  phi: false,
  daysAgo: 80,
  createdBy: "support-s",
  members: [
    { handle: "admin-d", ...ADMIN_SETTINGS, role: "administrator", addedBy: "support-s", joinedDays: -80 },
    { handle: "user-f", ...MEMBER_DEFAULTS, role: "member", addedBy: "admin-d", joinedDays: -79 },
  ],
  invited: [],
}
