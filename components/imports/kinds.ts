import type { ImportKindName, RowOutcome } from "@/lib/imports/inputs"

const COUNT = new Intl.NumberFormat("en-US")
const counted = (one: string, many: string) => (n: number) => `${COUNT.format(n)} ${n === 1 ? one : many}`

type KindWords = {
  readonly operation: string
  /** The words of its tab among the three. */
  readonly label: string
  /** Below the org's address: the import, and the list it adds to. */
  readonly path: string
  readonly list: string
  readonly see: string
  /** What a row is about, over its column. */
  readonly row: string
  readonly things: (n: number) => string
  /** What a file holds: of so many rows, so many are a group or a project itself. */
  readonly holds: (rows: number, heads: number) => string
  readonly empty: Readonly<Record<RowOutcome, string>>
}

/** How each kind of file is spoken of. */
export const KIND_WORDS: Readonly<Record<ImportKindName, KindWords>> = {
  members: {
    operation: "member.import",
    label: "Members",
    path: "members/import",
    list: "members",
    see: "See members",
    row: "Person",
    things: counted("person", "people"),
    holds: counted("row", "rows"),
    empty: {
      create: "Nobody new is in the file.",
      change: "Nobody who is here already would change.",
      same: "Nobody in the file is here already, just as the file says.",
      refused: "No row is refused.",
    },
  },
  groups: {
    operation: "group.import",
    label: "Groups",
    path: "groups/import",
    list: "projects",
    see: "See projects",
    row: "Group or person",
    things: counted("group or member", "groups and members"),
    holds: (rows, heads) =>
      `${counted("group", "groups")(heads)} and ${counted("membership", "memberships")(rows - heads)}`,
    empty: {
      create: "No new group or membership is in the file.",
      change: "Nothing that is here already would change.",
      same: "Nothing in the file is here already, just as the file says.",
      refused: "No row is refused.",
    },
  },
  projects: {
    operation: "project.import",
    label: "Projects",
    path: "projects/import",
    list: "projects",
    see: "See projects",
    row: "Project or grant",
    things: counted("project or grant", "projects and grants"),
    holds: (rows, heads) => `${counted("project", "projects")(heads)} and ${counted("grant", "grants")(rows - heads)}`,
    empty: {
      create: "No new project or grant is in the file.",
      change: "No grant that is here already would change.",
      same: "Nothing in the file is here already, just as the file says.",
      refused: "No row is refused.",
    },
  },
}

/** The kind an operation imports; members for any other. */
export const kindOf = (operation: string): ImportKindName =>
  operation === "group.import" ? "groups" : operation === "project.import" ? "projects" : "members"
