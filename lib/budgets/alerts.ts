import { type AlertRow, type ToldRow, thresholdsReached, toldOfMoney } from "@/db/sql/budget-alerts"
import type { Tx } from "@/db/tenancy"
import type { Payload } from "@/lib/notices/letter"
import type { Notice } from "@/lib/notices/notice"

/** The same news for all who are told of an org's money; `key` names what is told of, and makes it be told once. */
export const noticesTo = (
  told: readonly ToldRow[],
  kind: "budget.reached" | "budget.forecast",
  key: string,
  said: Payload,
): readonly Notice[] =>
  told
    .filter((one) => one.user_id !== null || one.address !== null)
    .map((one) => ({
      kind,
      to: { userId: one.user_id, address: one.address },
      bell: one.user_id === null ? undefined : { link: `/orgs/${one.org_id}/billing` },
      orgId: one.org_id,
      payload: { name: one.name, org: one.org_name, orgId: one.org_id, ...said },
      dedupeKey: `${one.org_id}:${key}:${one.user_id ?? "recipient"}`,
    }))

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
  const ids = reached.map((alert) => alert.org_id)
  const told = await tx.rows<ToldRow>(toldOfMoney(ids, now))
  return reached.flatMap(({ org_id, limit_version, percent, spent, spending_limit }) =>
    noticesTo(
      told.filter((one) => one.org_id === org_id),
      "budget.reached",
      `limit:${limit_version}:${percent}`,
      { percent, spent, limit: spending_limit },
    ),
  )
}
