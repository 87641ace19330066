import { type AlertRow, type ToldRow, thresholdsReached, toldOfMoney } from "@/db/sql/budget-alerts"
import type { Tx } from "@/db/tenancy"
import type { Notice } from "@/lib/notices/notice"

const toldKey = (one: ToldRow): string => one.user_id ?? "recipient"

/**
 * What is told when charges or reservations take an org over thresholds of its spending limit: by mail and bell to its active admins, by
 * mail to its confirmed recipient. For a transaction of the installation that has changed these accounts and holds them. Each threshold is
 * told of once for each limit; where several are passed at once, the highest is, and the others count as told.
 */
export async function noticesOfSpending(tx: Tx, accounts: readonly string[], now: Date): Promise<readonly Notice[]> {
  const orgs = accounts.filter((id) => id.startsWith("org-"))
  if (orgs.length === 0) return []
  const reached = await tx.rows<AlertRow>(thresholdsReached(orgs, now))
  if (reached.length === 0) return []
  const told = await tx.rows<ToldRow>(
    toldOfMoney(
      reached.map((alert) => alert.org_id),
      now,
    ),
  )
  const alerts = new Map(reached.map((alert) => [alert.org_id, alert]))
  return told.flatMap((one) => {
    const alert = alerts.get(one.org_id)
    if (!alert || (one.user_id === null && one.address === null)) return []
    return [
      {
        kind: "budget.reached" as const,
        to: { userId: one.user_id, address: one.address },
        bell: one.user_id === null ? undefined : { link: `/orgs/${one.org_id}/billing` },
        orgId: one.org_id,
        payload: {
          name: one.name,
          org: one.org_name,
          orgId: one.org_id,
          percent: alert.percent,
          spent: alert.spent,
          limit: alert.spending_limit,
        },
        dedupeKey: `limit:${one.org_id}:${alert.limit_version}:${alert.percent}:${toldKey(one)}`,
      },
    ]
  })
}
