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
  readonly daysAgo: number
  readonly createdBy: string
  readonly members: readonly Membership[]
  readonly invited: readonly Invited[]
}

export type Workspace = {
  readonly kind: "project" | "app"
  readonly id: string
  readonly name: string
  readonly title: string
  readonly org: string
  readonly createdBy: string
  readonly daysAgo: number
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly containsPhi?: boolean
  readonly restricted?: boolean
  readonly protected?: boolean
  readonly downloadRestricted?: boolean
  /** Of an app. */
  readonly versions?: readonly {
    readonly version: string
    readonly daysAgo: number
    readonly by: string
    readonly notes: string
    readonly deprecatedDaysAgo?: number
  }[]
  /** Who holds what, and who gave it: a level on a project, USER or DEVELOPER of an app. */
  readonly holds: readonly {
    readonly principal: string
    readonly level: string
    readonly by: string
    /** Days until a grant on a project ends. */
    readonly endsInDays?: number
  }[]
}

/** People of an org who are given things together. */
export type Group = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly org: string
  readonly createdBy: string
  readonly daysAgo: number
  readonly people: readonly { readonly handle: string; readonly role: "ADMIN" | "MEMBER" }[]
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
  spendingLimit: "4210550000",
  provisioning: true,
  phi: true,
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

export const GROUPS: readonly Group[] = [
  {
    id: "group-3J4K5P6Q7V8X9YZbfgjkpqvx",
    name: "Analysts",
    description: "Look at results and write reports",
    org: "demo_org",
    createdBy: "admin-d",
    daysAgo: 240,
    people: [
      { handle: "admin-d", role: "ADMIN" },
      { handle: "smithj", role: "MEMBER" },
      { handle: "alice", role: "MEMBER" },
    ],
  },
  {
    id: "group-4K5P6Q7V8X9YZbfgjkpqvxyz",
    name: "Sequencing lab",
    description: "Bring in new runs",
    org: "demo_org",
    createdBy: "admin-a",
    daysAgo: 180,
    people: [
      { handle: "alice", role: "ADMIN" },
      { handle: "user-b", role: "MEMBER" },
    ],
  },
]

export const WORKSPACES: readonly Workspace[] = [
  {
    kind: "project",
    id: "project-0B1F2G3J4K5P6Q7V8X9Yb0fg",
    name: "resources",
    title: "resources",
    org: "demo_org",
    createdBy: "admin-a",
    daysAgo: 395,
    holds: [
      { principal: "user-admin-a", level: "ADMINISTER", by: "admin-a" },
      { principal: "org-demo_org", level: "VIEW", by: "admin-a" },
      { principal: "user-user-c", level: "UPLOAD", by: "admin-a" },
    ],
  },
  {
    kind: "project",
    id: "project-1F2G3J4K5P6Q7V8X9YZbfgjk",
    name: "raw data",
    title: "raw data",
    org: "demo_org",
    createdBy: "admin-d",
    daysAgo: 370,
    containsPhi: true,
    holds: [
      { principal: "user-admin-d", level: "ADMINISTER", by: "admin-d" },
      { principal: "org-demo_org", level: "UPLOAD", by: "admin-d" },
      { principal: "user-smithj", level: "CONTRIBUTE", by: "admin-d" },
      { principal: "user-alice", level: "VIEW", by: "admin-d" },
      { principal: "user-user-c", level: "CONTRIBUTE", by: "admin-d" },
      { principal: "user-user-e", level: "VIEW", by: "admin-d" },
    ],
  },
  {
    kind: "project",
    id: "project-2G3J4K5P6Q7V8X9YZbfgjkpq",
    name: "assay pilot",
    title: "assay pilot",
    org: "new",
    createdBy: "admin-d",
    daysAgo: 70,
    holds: [
      { principal: "user-admin-d", level: "ADMINISTER", by: "admin-d" },
      { principal: "user-user-f", level: "CONTRIBUTE", by: "admin-d" },
      // Shared with one person of another org: what that org's admins may not take away.
      { principal: "user-user-c", level: "VIEW", by: "admin-d" },
    ],
  },
  {
    // Shared with groups alone: A is an admin of who pays, and no member of it (A090, A092).
    kind: "project",
    id: "project-5P6Q7V8X9YZbfgjkpqvxyz01",
    name: "cohort reports",
    title: "cohort reports",
    summary: "What is handed to the clinics, quarter by quarter",
    tags: ["reports", "clinic"],
    org: "demo_org",
    createdBy: "admin-d",
    daysAgo: 150,
    restricted: true,
    downloadRestricted: true,
    holds: [
      { principal: "user-admin-d", level: "ADMINISTER", by: "admin-d" },
      { principal: "group-3J4K5P6Q7V8X9YZbfgjkpqvx", level: "CONTRIBUTE", by: "admin-d" },
      { principal: "group-4K5P6Q7V8X9YZbfgjkpqvxyz", level: "UPLOAD", by: "admin-d" },
    ],
  },
  {
    kind: "project",
    id: "project-6Q7V8X9YZbfgjkpqvxyz0123",
    name: "run 42",
    title: "run 42",
    summary: "One sequencing run, with a guest until it is done",
    tags: ["sequencing"],
    org: "demo_org",
    createdBy: "alice",
    daysAgo: 40,
    protected: true,
    holds: [
      { principal: "user-alice", level: "ADMINISTER", by: "alice" },
      { principal: "user-smithj", level: "UPLOAD", by: "alice", endsInDays: 20 },
      { principal: "group-4K5P6Q7V8X9YZbfgjkpqvxyz", level: "CONTRIBUTE", by: "alice" },
      { principal: "user-admin-a", level: "VIEW", by: "alice" },
    ],
  },
  {
    kind: "project",
    id: "project-7V8X9YZbfgjkpqvxyz012345",
    name: "notebook of alice",
    title: "notebook of alice",
    org: "demo_org",
    createdBy: "alice",
    daysAgo: 30,
    holds: [{ principal: "user-alice", level: "ADMINISTER", by: "alice" }],
  },
  {
    kind: "app",
    id: "app-6Q7V8X9YZbfgjkpqvxyz0B1F",
    name: "qc_app",
    title: "QC app",
    org: "demo_org",
    createdBy: "alice",
    daysAgo: 200,
    summary: "Checks sequencing runs: coverage, duplication and contamination, with a report for each sample.",
    versions: [
      { version: "1.0.0", daysAgo: 198, by: "alice", notes: "First release.", deprecatedDaysAgo: 20 },
      { version: "1.1.0", daysAgo: 34, by: "alice", notes: "Reports contamination for each sample." },
    ],
    holds: [
      { principal: "user-alice", level: "DEVELOPER", by: "alice" },
      { principal: "org-demo_org", level: "USER", by: "admin-d" },
      { principal: "user-user-c", level: "USER", by: "admin-d" },
    ],
  },
]
