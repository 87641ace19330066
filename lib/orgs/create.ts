import { firstAdminStatement, newOrgStatement } from "@/db/sql/new-org"
import { allow, refuse } from "@/lib/access/verdict"
import { after, DAY } from "@/lib/clock"
import { orgId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { createInput } from "./inputs"

/** How many orgs one person may create in a day. */
export const MOST_A_DAY = 10

/**
 * Creates a non-billable org by self-service (A023, facts B1.8); who creates it becomes its ADMIN (settled 1.5). Refuses with
 * `handle_taken`, and with `limit_reached` after ten in a day.
 */
export const createOrg = mutation({
  name: "org.create",
  summary: "Creates a non-billable organization with you as its admin.",
  on: "installation",
  needs: "signed-in",
  input: createInput,
  load: async (tx, { me, input, now, locking }) => {
    // Held, so that two at once are counted one after the other.
    await tx.rows({ text: `select id from "user" where id = $1${locking ? " for update" : ""}`, values: [me] })
    const [row] = await tx.rows<{ taken: boolean; made: number }>({
      text: `select exists (select 1 from org where handle = $1) as taken,
        (select count(*)::int from member m join org o on o.id = m.org_id where m.user_id = $2 and o.created_by = $2 and o.created_at > $3) as made`,
      values: [input.handle, me, after(now, -DAY)],
    })
    return { taken: row?.taken === true, made: row?.made ?? 0 }
  },
  rule: ({ facts, me, actor }) => {
    if (actor.kind === "user" && actor.support) return refuse("staff_account")
    if (me === null) return refuse("sign_in_required")
    if (facts.taken) return refuse("handle_taken")
    return facts.made < MOST_A_DAY
      ? allow
      : refuse("limit_reached", `You can create ${MOST_A_DAY} organizations a day. Try again tomorrow.`)
  },
  plan: (_, { input }) => [
    {
      target: orgId(input.handle),
      label: input.name,
      outcome: "changed",
      before: null,
      after: {
        handle: input.handle,
        name: input.name,
        billable: false,
        memberListVisibility: input.memberListVisibility,
        projectTransfer: input.projectTransfer,
      },
      chain: orgId(input.handle),
    },
  ],
  apply: async (tx, _, { me, input, now }) => {
    const id = orgId(input.handle)
    await tx.rows(
      newOrgStatement({
        handle: input.handle,
        name: input.name,
        billable: false,
        provisioning: false,
        phi: false,
        memberListVisibility: input.memberListVisibility,
        projectTransfer: input.projectTransfer,
        createdAt: now,
        createdBy: me,
      }),
    )
    await tx.rows(firstAdminStatement(id, me ?? "", now, me))
    return { value: { id, handle: input.handle, name: input.name } }
  },
  conflicts: { org_pkey: "handle_taken", org_handle: "handle_taken" },
  example: ({ org }) => ({ name: "Example organization", handle: `${org.replace("org-", "").slice(0, 50)}-x` }),
})
