import type { RefusalWord } from "@/lib/access/refusals"
import { ACTOR_KINDS, type ActorKind } from "./actors"

// What each operation answers to each kind of actor, given the operation's own example as input. A new operation needs a row.
const CODES = {
  yes: "yes",
  sign: "sign_in_required",
  none: "not_a_member",
  lack: "lacks_permission",
  read: "token_read_only",
  tokn: "token_not_allowed",
  "404": "not_found",
} as const satisfies Record<string, RefusalWord | "yes">

// biome-ignore format: a table is read as a table
const ROWS: Readonly<Record<string, string>> = {
  //                          anonym nobody outsid member reader manager admin disab ended remov signed token readT otherT support system
  "member.list":             "sign   none   none   lack   lack   yes     yes   none  none  none  sign   yes   yes   404    none    yes",
}

export type Expected = "yes" | RefusalWord

const meaning = (code: string): Expected => (code in CODES ? CODES[code as keyof typeof CODES] : (code as RefusalWord))

/** The row of an operation, or null when it has none. */
export function expectedOf(operation: string): Readonly<Record<ActorKind, Expected>> | null {
  const row = ROWS[operation]?.trim().split(/\s+/)
  if (!row || row.length !== ACTOR_KINDS.length) return null
  return Object.fromEntries(ACTOR_KINDS.map((kind, column) => [kind, meaning(row[column] ?? "")])) as Record<
    ActorKind,
    Expected
  >
}

export const EXPECTED_OPERATIONS = Object.keys(ROWS)
