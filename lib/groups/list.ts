import { z } from "zod"
import { groupsPage, type ListedGroupRow } from "@/db/sql/groups"
import { holdsRight } from "@/lib/access/rights"
import { refuse } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"

const listGroupsInput = z.strictObject({
  q: z.string().trim().max(200).default(""),
  after: z
    .string()
    .max(1000)
    .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")
    .nullish(),
  size: z.number().int().min(1).max(100).default(50),
})

const ORDER = "group name"
const placeOf = (cursor: string) => readCursor(cursor, ORDER, ["text", "text"])

/** The groups of an org by name: all for who may change every group, for others those they are in (facts B5.3). */
export const listGroups = query({
  name: "group.list",
  summary: "A page of the organization's groups: those you are in, or all where you may change them.",
  on: "org",
  needs: "member",
  input: listGroupsInput,
  rule: ({ input }) =>
    input.after && !placeOf(input.after)
      ? refuse("invalid_input", "This place in the list is not known. Start from the first page.")
      : { allowed: true },
  run: async (tx, { org, standing, me, input }) => {
    const found = await tx.rows<ListedGroupRow>(
      groupsPage({
        org: org.id,
        viewer: me,
        all: holdsRight(standing.rights, "groups:full"),
        q: input.q,
        after: input.after ? placeOf(input.after) : null,
        limit: input.size + 1,
      }),
    )
    const rows = found.slice(0, input.size)
    const last = found.length > input.size ? rows.at(-1) : undefined
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        description: row.description,
        members: row.members,
        /** The viewer's own place in it; null where they are not in it. */
        role: row.role,
        createdAt: row.created_at.toISOString(),
      })),
      next: last ? writeCursor(ORDER, [last.name.toLowerCase(), last.id]) : null,
    }
  },
  example: () => ({}),
})
