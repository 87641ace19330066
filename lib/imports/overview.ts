import { z } from "zod"
import { query } from "@/lib/operations/operation"

/** What the import screen says before there is a file: whether new people can be made, and how many mails wait to be sent. */
export const importOverview = query({
  name: "import.overview",
  summary: "Whether an import can make accounts, and how many mails are kept for later.",
  on: "org",
  needs: "members:edit",
  input: z.strictObject({}),
  run: async (tx, { org }) => {
    const [row] = await tx.rows<{ held: number }>({
      text: "select count(*)::int as held from mail where org_id = $1 and state = 'HELD'",
      values: [org.id],
    })
    return { orgName: org.name, provisioning: org.provisioning, heldMails: row?.held ?? 0 }
  },
  example: () => ({}),
})
