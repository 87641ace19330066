import { z } from "zod"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"

/** Erases uploaded files after a day; what was made of them stays. */
export const eraseFiles = mutation({
  name: "file.erase",
  summary: "Erases files uploaded more than a day ago.",
  on: "org",
  needs: "system",
  input: z.strictObject({}),
  load: (tx, { org, now, locking }) =>
    tx.rows<{ id: string; name: string; bytes: number }>({
      text: `select id, name, bytes from stored_file where org_id = $1 and created_at <= $2::timestamptz - interval '1 day'
        order by id limit 1000${locking ? " for update" : ""}`,
      values: [org.id, now],
    }),
  rule: anyone,
  plan: (files) =>
    files.map((one) => ({
      target: one.id,
      label: one.name,
      outcome: "changed" as const,
      before: { name: one.name, bytes: one.bytes },
      after: null,
    })),
  apply: async (tx, changed, { org }) => {
    const files = changed.map((one) => one.target)
    await tx.count({
      text: "delete from stored_file where org_id = $1 and id = any ($2::text[])",
      values: [org.id, files],
    })
    return { value: null }
  },
  example: () => ({}),
})
