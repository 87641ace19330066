import { MEMBER_LEVELS, type MemberLevel, PROJECT_LEVELS, type ProjectLevel } from "@/lib/access/levels"
import { isAddress, isPersonName, USERNAME } from "@/lib/invitations/inputs"
import { type Format, formulaIn } from "./read-csv"

export const REQUIRED = ["username", "name", "email", "level"] as const
export const OPTIONAL = ["billable_activities", "project_access", "app_access", "end_date"] as const
export type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number]
export const MEMBERS_FORMAT: Format<Column> = { required: REQUIRED, optional: OPTIONAL }

/** What a row says; what it leaves empty is absent and stays as it is. */
export type Values = {
  readonly username: string
  readonly name?: string
  readonly email?: string
  readonly level?: MemberLevel
  readonly billableActivities?: boolean
  readonly projectAccess?: ProjectLevel
  readonly appAccess?: boolean
  /** Null takes an end date away. */
  readonly endsAt?: string | null
}

type Read = { readonly [K in keyof Values]?: Values[K] } | { readonly wrong: string }

const BOOLEANS: Readonly<Record<string, boolean | undefined>> = {
  true: true,
  yes: true,
  "1": true,
  false: false,
  no: false,
  "0": false,
}

const wrong = (column: Column, text: string, wanted: string): Read => ({
  wrong: `${column} is "${text.length > 40 ? `${text.slice(0, 40)}…` : text}"; it has to be ${wanted}.`,
})

const among = <T extends string>(words: readonly T[], text: string): T | undefined =>
  words.find((word) => word === text.toUpperCase())

function flag(column: Column, text: string, key: "billableActivities" | "appAccess"): Read {
  const value = BOOLEANS[text.toLowerCase()]
  return value === undefined ? wrong(column, text, "true or false") : { [key]: value }
}

function end(text: string): Read {
  if (text.toLowerCase() === "never") return { endsAt: null }
  // A day alone means until its end.
  const written = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59Z` : text
  const shaped = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(written)
  const at = new Date(written)
  const real = shaped && !Number.isNaN(at.getTime()) && at.getUTCFullYear() < 9000
  return real ? { endsAt: at.toISOString() } : wrong("end_date", text, "a day such as 2027-03-31, or never")
}

/** Reads one cell that is not empty. */
export const READERS = {
  username: (text) =>
    USERNAME.test(text)
      ? { username: text }
      : wrong("username", text, "1 to 39 letters, digits, _, . and -, starting with a letter or digit"),
  name: (text, guarded) => {
    const formula = formulaIn("name", { text, guarded })
    if (formula) return { wrong: formula }
    return isPersonName(text) ? { name: text } : wrong("name", text, "at most 100 characters")
  },
  email: (text) => (isAddress(text) ? { email: text } : wrong("email", text, "one e-mail address")),
  level: (text) => {
    const level = among(MEMBER_LEVELS, text)
    return level ? { level } : wrong("level", text, "ADMIN or MEMBER")
  },
  billable_activities: (text) => flag("billable_activities", text, "billableActivities"),
  project_access: (text) => {
    const projectAccess = among(PROJECT_LEVELS, text)
    return projectAccess ? { projectAccess } : wrong("project_access", text, PROJECT_LEVELS.join(", "))
  },
  app_access: (text) => flag("app_access", text, "appAccess"),
  end_date: end,
} as const satisfies Record<Column, (text: string, guarded: boolean) => Read>
