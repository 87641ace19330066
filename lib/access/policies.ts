import { FUNCTIONALITIES, type Functionality, type Right, type Verb } from "./rights"

export const POLICIES = {
  orgAdmin: "Organization Admin",
  tenantAdmin: "Tenant Admin",
  member: "Member",
  dataUser: "Data User",
  dataOwner: "Data Owner",
  developer: "Developer",
  analyst: "Analyst",
  auditor: "Auditor",
  support: "Support",
  readOnly: "Read Only",
} as const

export type PolicyName = keyof typeof POLICIES

// "-" none, R read, E edit (create and change), F full (also delete). Columns as in facts B5.3; Read Only holds the R cells
// of Member and reads what Member may edit of their own.
const COLUMNS = [
  "orgAdmin",
  "tenantAdmin",
  "member",
  "dataUser",
  "dataOwner",
  "developer",
  "analyst",
  "auditor",
  "support",
  "readOnly",
] as const satisfies readonly PolicyName[]

// biome-ignore format: a table is read as a table
const MATRIX = {
  organization:      "F F R - - R - R R R",
  tenant:            "R F - - - - - R R -",
  members:           "F F R R R R R R R R",
  "login-users":     "F F - - - - - R R -",
  "service-users":   "F F R - - E - R R R",
  "service-tokens":  "E E E - - E - - - -",
  roles:             "F F - - - - - R R -",
  "access-groups":   "F F R R E R R R R R",
  groups:            "F F E R E E R R R -",
  projects:          "F R E R F E R R R -",
  "project-flags":   "F R - - E - - R R -",
  billing:           "F R R - R - - R R R",
  "search-defaults": "F F R R R R R R R R",
  templates:         "F R R R F R R R R R",
  data:              "R - E R F R R R - -",
  announcements:     "F F R R R R R R R R",
  audit:             "R R - - R - - E R -",
  requests:          "F F E E E E E R F -",
} as const satisfies Record<Functionality, string>

const VERB_OF: Readonly<Record<string, Verb | undefined>> = { R: "read", E: "edit", F: "full" }

/** The rights of each policy, from the table of facts B5.3. */
export const RIGHTS_OF: Readonly<Record<PolicyName, readonly Right[]>> = Object.fromEntries(
  COLUMNS.map((policy, column) => [
    policy,
    (Object.keys(FUNCTIONALITIES) as Functionality[]).flatMap((functionality): Right[] => {
      const verb = VERB_OF[MATRIX[functionality].split(" ")[column] ?? "-"]
      return verb ? [`${functionality}:${verb}`] : []
    }),
  ]),
) as unknown as Record<PolicyName, readonly Right[]>

/** The roles every org has from the start (facts B5.4). `level` marks the role that the level itself means. */
export const BUILT_IN_ROLES = [
  {
    id: "administrator",
    name: "Administrator",
    policies: ["orgAdmin"],
    description: "Every right in the organization. Comes with level Admin.",
  },
  {
    id: "member",
    name: "Member",
    policies: ["member"],
    description: "Works with projects and data, reads the organization's settings.",
  },
  { id: "read-only", name: "Read Only", policies: ["readOnly"], description: "Reads, and changes nothing." },
] as const satisfies readonly { id: string; name: string; policies: readonly PolicyName[]; description: string }[]

/** The union of the rights of several policies; unknown names give nothing. */
export const rightsOf = (policies: readonly string[]): readonly Right[] =>
  policies.flatMap((policy) => (Object.hasOwn(RIGHTS_OF, policy) ? RIGHTS_OF[policy as PolicyName] : []))
