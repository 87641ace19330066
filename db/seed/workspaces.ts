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
