export const MEMBER_LEVELS = ["ADMIN", "MEMBER"] as const
export type MemberLevel = (typeof MEMBER_LEVELS)[number]

/** Strictly cumulative, lowest first (A148). */
export const PROJECT_LEVELS = ["NONE", "VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"] as const
export type ProjectLevel = (typeof PROJECT_LEVELS)[number]

export const LEVEL_WORDS = { ADMIN: "Admin", MEMBER: "Member" } as const satisfies Record<MemberLevel, string>
export const PROJECT_LEVEL_WORDS = {
  NONE: "None",
  VIEW: "View",
  UPLOAD: "Upload",
  CONTRIBUTE: "Contribute",
  ADMINISTER: "Administer",
} as const satisfies Record<ProjectLevel, string>

const rank = (level: ProjectLevel): number => PROJECT_LEVELS.indexOf(level)

/** True when `held` reaches `asked`. */
export const atLeast = (held: ProjectLevel, asked: ProjectLevel): boolean => rank(held) >= rank(asked)
export const lower = (a: ProjectLevel, b: ProjectLevel): ProjectLevel => (rank(a) <= rank(b) ? a : b)
export const higher = (a: ProjectLevel, b: ProjectLevel): ProjectLevel => (rank(a) >= rank(b) ? a : b)

/** The four access settings of a member (A054 to A058). */
export type MemberSettings = {
  readonly level: MemberLevel
  readonly billableActivities: boolean
  readonly projectAccess: ProjectLevel
  readonly appAccess: boolean
}

/** What level ADMIN means: the other settings stand at their maximum (facts B1.2). */
export const ADMIN_SETTINGS = {
  level: "ADMIN",
  billableActivities: true,
  projectAccess: "ADMINISTER",
  appAccess: true,
} as const satisfies MemberSettings

/** What a new or demoted MEMBER has unless told otherwise (facts B1.1, B1.3). */
export const MEMBER_DEFAULTS = {
  level: "MEMBER",
  billableActivities: false,
  projectAccess: "CONTRIBUTE",
  appAccess: true,
} as const satisfies MemberSettings

export type SettingsChange = { readonly [K in keyof MemberSettings]?: MemberSettings[K] | undefined }

const given = <T>(value: T | undefined, otherwise: T): T => (value === undefined ? otherwise : value)

/**
 * The settings after a change: ADMIN fixes all four (B1.2), a demotion starts from the defaults of a
 * member (B1.3), and what was not touched stays (A069).
 */
export function settingsAfter(before: MemberSettings, change: SettingsChange): MemberSettings {
  const level = given(change.level, before.level)
  if (level === "ADMIN") return ADMIN_SETTINGS
  const base = before.level === "ADMIN" ? MEMBER_DEFAULTS : before
  return {
    level,
    billableActivities: given(change.billableActivities, base.billableActivities),
    projectAccess: given(change.projectAccess, base.projectAccess),
    appAccess: given(change.appAccess, base.appAccess),
  }
}
