import type { z } from "zod"
import { invitationsUpdate } from "@/db/sql/invitations"
import { membersUpdate, rolesReplace } from "@/db/sql/members-for-change"
import type { Tx } from "@/db/tenancy"
import { refuse } from "@/lib/access/verdict"
import { type Coming, writeComing } from "@/lib/invitations/write"
import { accessNotices } from "@/lib/members/notices"
import type { Notice } from "@/lib/notices/notice"
import { type Asked, type Changed, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import type { Values } from "./columns"
import { importInput } from "./inputs"
import { type ImportKind, readRows } from "./kind"
import { type ImportRow, parseMembers } from "./parse-members"
import { comingOf, contextOf, type Facts, loadFacts, planRows } from "./plan-members"

export type Import = z.output<typeof importInput> & {
  /** The rows of the file that are worked on at once; never given from outside. */
  readonly rows?: readonly ImportRow[]
}

/** Files of people. */
export const MEMBERS: ImportKind<Values, Facts> = { parse: parseMembers, load: loadFacts, plan: planRows }

type Kinds = { members: Changed[]; invitations: Changed[]; coming: Coming[] }

function sorted(changed: readonly Changed[], asked: Asked<"org", Import, Facts>): Kinds {
  const { facts } = asked
  const rows = new Map((asked.input.rows ?? []).map((row) => [row.target, row]))
  const context = contextOf(facts, asked)
  const kinds: Kinds = { members: [], invitations: [], coming: [] }
  for (const change of changed) {
    const row = rows.get(change.target)
    if (facts.members.has(change.target)) kinds.members.push(change)
    else if (facts.invitations.has(change.target)) kinds.invitations.push(change)
    else if (row) {
      const coming = comingOf(context, row)
      if (!("refusal" in coming)) kinds.coming.push(coming)
    }
  }
  return kinds
}

async function apply(tx: Tx, changed: readonly Changed[], asked: Asked<"org", Import, Facts>) {
  const { org, facts, input } = asked
  const { members, invitations, coming } = sorted(changed, asked)
  if (members.length > 0) {
    await tx.count(
      membersUpdate(
        org.id,
        members.map(({ target, after }) => ({ target, after: after ?? {} })),
      ),
    )
    const roles = members.flatMap(({ target, after }) =>
      Array.isArray(after?.roles) ? [{ target, roles: after.roles as readonly string[] }] : [],
    )
    if (roles.length > 0) await tx.count(rolesReplace(org.id, roles))
  }
  const writes = invitations.flatMap(({ target, after }) => {
    const id = facts.invitations.get(target)?.id
    return id ? [{ id, after: after ?? {} }] : []
  })
  if (writes.length > 0) await tx.count(invitationsUpdate(org.id, writes))
  const came = coming.length > 0 ? await writeComing(tx, asked, coming, input.mails) : null
  const told: readonly Notice[] = input.mails === "none" ? [] : accessNotices(asked, members, facts)
  const held = input.mails === "later"
  return { value: null, notices: [...(came?.notices ?? []), ...told.map((notice) => ({ ...notice, held }))] }
}

/**
 * Makes a file of people members: who has an account joins or is invited, new accounts are made where the org may (A080), members
 * change by the rules of an edit. Up to 1,000 rows in one transaction, more in whole chunks of a job (settled 3.3); each row answered for.
 */
export const importMembers = mutation({
  name: "member.import",
  summary: "Adds and changes members from an uploaded CSV file.",
  on: "org",
  needs: "members:edit",
  input: importInput as z.ZodType<Import>,
  locksOrg: true,
  // The file may make an admin, which is known only once it is read (INV-22).
  sensitive: true,
  many: {
    rows: async (tx, { org, input }) => {
      const file = await readRows(tx, org.id, input.file, MEMBERS)
      return "allowed" in file ? file : { targets: file.rows.map((row) => row.target), rows: file.rows }
    },
    withRows: (input: Import, rows) => ({ ...input, rows: rows as readonly ImportRow[] }),
    title: (n) => `Import ${n.toLocaleString("en-US")} ${n === 1 ? "person" : "people"}`,
  },
  load: (tx, ask) => loadFacts(tx, ask, ask.input.rows ?? []),
  rule: ({ input }) => (input.rows ? anyone() : refuse("file_invalid")),
  plan: (facts, asked) => planRows(facts, asked, asked.input.rows ?? []),
  apply,
  conflicts: {
    user_pkey: "username_taken",
    user_handle_lower: "username_taken",
    user_email_lower: "email_taken",
    member_org_id_user_id_pk: "already_member",
    invitation_open: "already_invited",
  },
  example: ({ file }) => ({ file }),
})
