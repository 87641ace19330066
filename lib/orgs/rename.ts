import { eq, sql } from "drizzle-orm"
import { org } from "@/db/schema/org"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { renameInput } from "./inputs"

/** Renames the org (A010, A017); its id stays. Refuses with `stale_version` when someone else changed it meanwhile (INV-37). */
export const renameOrg = mutation({
  name: "org.rename",
  summary: "Renames the organization. Its id never changes.",
  on: "org",
  needs: "organization:edit",
  locksOrg: true,
  input: renameInput,
  load: async () => null,
  rule: ({ org, input }) => (input.version === org.version ? allow : refuse("stale_version")),
  plan: (_, { org, input }) => [
    org.name === input.name
      ? { target: org.id, label: org.name, outcome: "unchanged" }
      : {
          target: org.id,
          label: org.name,
          outcome: "changed",
          before: { name: org.name },
          after: { name: input.name },
        },
  ],
  apply: async (tx, _, { org: { id, version }, input }) => {
    await tx.db
      .update(org)
      .set({ name: input.name, version: sql`${org.version} + 1` })
      .where(eq(org.id, id))
    return { value: { name: input.name, version: version + 1 } }
  },
  example: () => ({ name: "Another name", version: 1 }),
})
