import { z } from "zod"
import { invitationsUpdate, linksVoid } from "@/db/sql/invitations"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"

/** Takes back invitations that expired 90 days ago: nobody resent them. */
export const lapseInvitations = mutation({
  name: "invitation.lapse",
  summary: "Takes back invitations that expired 90 days ago.",
  on: "org",
  needs: "system",
  input: z.strictObject({}),
  locksOrg: true,
  load: (tx, { org, now, locking }) =>
    tx.rows<{ id: string; name: string }>({
      text: `select id, name from invitation where org_id = $1 and state = 'OPEN' and expires_at <= $2::timestamptz - interval '90 days'
        order by id limit 1000${locking ? " for update" : ""}`,
      values: [org.id, now],
    }),
  rule: anyone,
  plan: (lapsed) =>
    lapsed.map((one) => ({
      target: one.id,
      label: one.name,
      outcome: "changed" as const,
      before: { state: "OPEN" },
      after: { state: "REVOKED" },
    })),
  apply: async (tx, changed, { org, now }) => {
    const writes = changed.map((one) => ({ id: one.target, after: { state: "REVOKED" } }))
    await tx.count(invitationsUpdate(org.id, writes))
    await tx.count(
      linksVoid(
        org.id,
        changed.map((one) => one.target),
        now,
      ),
    )
    return { value: null }
  },
  example: () => ({}),
})
