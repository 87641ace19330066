import {
  billingLinksVoid,
  type InformationRow,
  informationEnded,
  informationLapsed,
} from "@/db/sql/billing-information"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { nothingInput } from "./inputs"
import { adminNotices } from "./notices"

/** Notes that a recipient has not confirmed within 7 days, and tells the admins; what is in force stays so (A116). */
export const expireInformation = mutation({
  name: "billing-information.expire",
  summary: "Ends billing information that was not confirmed in time.",
  on: "org",
  needs: "system",
  input: nothingInput,
  locksOrg: true,
  load: (tx, { org, now, locking }) => tx.rows<InformationRow>(informationLapsed(org.id, now, locking)),
  rule: anyone,
  plan: (lapsed) =>
    lapsed.map((row) => ({
      target: row.id,
      label: row.company_name,
      outcome: "changed" as const,
      before: { state: "PENDING" },
      after: { state: "EXPIRED" },
    })),
  apply: async (tx, _changed, { facts, org, now }) => {
    const notices = []
    for (const row of facts) {
      await tx.rows(informationEnded(org.id, row.id, "EXPIRED", now))
      await tx.rows(billingLinksVoid(org.id, row.id, now))
      const news = { kind: "billing-information.expired", recipient: row.name } as const
      notices.push(...(await adminNotices(tx, org, news, now, null)))
    }
    return { value: null, notices }
  },
  example: () => ({}),
})
