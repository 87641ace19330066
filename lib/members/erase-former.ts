import { z } from "zod"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"

type Former = { readonly user_id: string; readonly name: string }

/** Erases what was kept of removed members for 90 days; the trail alone still knows of them (settled 2.5). */
export const eraseFormer = mutation({
  name: "member.erase-former",
  summary: "Erases what was kept of members removed 90 days ago.",
  on: "org",
  needs: "system",
  input: z.strictObject({}),
  load: (tx, { org, now, locking }) =>
    tx.rows<Former>({
      text: `select user_id, name from former_member where org_id = $1 and erase_at <= $2 order by user_id limit 1000${
        locking ? " for update" : ""
      }`,
      values: [org.id, now],
    }),
  rule: anyone,
  plan: (former) =>
    former.map((one) => ({
      target: one.user_id,
      label: one.name,
      outcome: "changed" as const,
      before: { kept: true },
      after: { kept: false },
    })),
  apply: async (tx, changed, { org }) => {
    const users = changed.map((one) => one.target)
    await tx.count({
      text: "delete from former_member where org_id = $1 and user_id = any ($2::text[])",
      values: [org.id, users],
    })
    return { value: null }
  },
  example: () => ({}),
})
