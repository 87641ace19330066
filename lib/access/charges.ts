/** What is charged for (A123). */
export const CHARGE_KINDS = ["STORAGE", "COMPUTE", "EGRESS"] as const
export type ChargeKind = (typeof CHARGE_KINDS)[number]

export const CHARGE_KIND_WORDS = {
  STORAGE: "Storage",
  COMPUTE: "Compute",
  EGRESS: "Egress",
} as const satisfies Record<ChargeKind, string>

export const isChargeKind = (word: string): word is ChargeKind => CHARGE_KINDS.some((kind) => kind === word)

/** What the charges of an account are added up by. */
export const BREAKDOWNS = ["project", "user", "kind"] as const
export type BreakdownBy = (typeof BREAKDOWNS)[number]

export const BREAKDOWN_WORDS = {
  project: "Project",
  user: "User",
  kind: "Kind",
} as const satisfies Record<BreakdownBy, string>
