import type { z } from "zod"
import { groupMembersPut, groupsAdd, groupsDescribe } from "@/db/sql/groups"
import type { Tx } from "@/db/tenancy"
import { refuse } from "@/lib/access/verdict"
import { type Asked, type Changed, mutation } from "@/lib/operations/operation"
import { sharedImportInput } from "./inputs"
import { type ImportKind, readRows } from "./kind"
import { type GroupRow, type GroupValues, parseGroups } from "./parse-groups"
import { type GroupFacts, loadGroups, planGroups, settleGroups } from "./plan-groups"
import { mayImport } from "./rules"

/** Files of groups and who is in them. */
export const GROUPS: ImportKind<GroupValues, GroupFacts> = {
  parse: parseGroups,
  settle: settleGroups,
  load: loadGroups,
  plan: planGroups,
}

type Import = z.output<typeof sharedImportInput> & { readonly rows?: readonly GroupRow[] }

async function apply(tx: Tx, changed: readonly Changed[], { org, me, now }: Asked<"org", Import, GroupFacts>) {
  const groups = changed.filter((change) => !change.target.includes("/"))
  const made = groups.filter((change) => change.before === null)
  const described = groups.filter((change) => change.before !== null)
  const members = changed.filter((change) => change.target.includes("/"))
  const text = (value: unknown): string => (typeof value === "string" ? value : "")
  if (made.length > 0) {
    const rows = made.map(({ target: id, after }) => ({
      id,
      name: text(after?.name),
      description: text(after?.description),
    }))
    await tx.rows(groupsAdd(org.id, rows, me, now))
  }
  if (described.length > 0) {
    const rows = described.map(({ target: id, after }) => ({ id, description: text(after?.description) }))
    await tx.rows(groupsDescribe(org.id, rows))
  }
  if (members.length > 0) {
    const rows = members.map(({ target, after }) => {
      const [group = "", user = ""] = target.split("/")
      return { group, user, role: text(after?.role) }
    })
    await tx.rows(groupMembersPut(org.id, rows, me, now))
  }
  return { value: null }
}

/**
 * Makes the groups of a file and puts members of the org into them (A102). Who imports administers what is new. Up to 1,000 rows in one
 * transaction, more in whole chunks of a job (settled 3.3); each row answered for, one event for each group and each membership.
 */
export const importGroups = mutation({
  name: "group.import",
  summary: "Makes groups and puts members into them from an uploaded CSV file.",
  on: "org",
  needs: "groups:full",
  input: sharedImportInput as z.ZodType<Import>,
  locksOrg: true,
  many: {
    rows: async (tx, { org, input }) => {
      const file = await readRows(tx, org.id, input.file, GROUPS)
      return "allowed" in file ? file : { targets: file.rows.map((row) => row.target), rows: file.rows }
    },
    withRows: (input: Import, rows) => ({ ...input, rows: rows as readonly GroupRow[] }),
    title: (n) => `Import ${n.toLocaleString("en-US")} groups and memberships`,
  },
  load: (tx, ask) => loadGroups(tx, ask, ask.input.rows ?? []),
  rule: (asked) => (asked.input.rows ? mayImport.groups(asked) : refuse("file_invalid")),
  plan: (facts, asked) => planGroups(facts, asked, asked.input.rows ?? []),
  apply,
  conflicts: { group_name: "stale_version" },
  example: ({ groupsFile }) => ({ file: groupsFile }),
})
