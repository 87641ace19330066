import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { historyOf } from "../db/seed/events"
import { loadStory, STORY } from "../db/seed/load"
import { addPasswords, speakAs } from "../db/seed/rows"
import { DEMO, PEOPLE } from "../db/seed/story"
import type { Tx } from "../db/tenancy"
import { hashPassword } from "../lib/accounts/hash"
import { openLink } from "../lib/accounts/links"
import { appendAudit } from "../lib/audit/append"
import { after, DAY } from "../lib/clock"
import { queueNotices } from "../lib/notices/queue"
import { storeFiles } from "./demo-files"

type SignIn = { readonly who: string; readonly login: string; readonly password: string }

export const signIns = (): SignIn[] =>
  JSON.parse(readFileSync(fileURLToPath(new URL("./demo-sign-ins.json", import.meta.url)), "utf8")) as SignIn[]

async function letIn(tx: Tx, now: Date): Promise<void> {
  const rows = await Promise.all(
    signIns().map(async ({ login, password }) => ({
      handle: login,
      hash: await hashPassword(password),
      at: now,
    })),
  )
  await tx.rows(addPasswords(rows))
}

async function tell(tx: Tx, now: Date): Promise<void> {
  const support = new Set(PEOPLE.filter((one) => one.support).map((one) => one.handle))
  for (const org of STORY) {
    for (const { by, chain, operation, target, before, after: then } of historyOf(org, (days) =>
      after(now, days * DAY),
    )) {
      const isStaff = support.has(by)
      await tx.rows(speakAs(`user-${by}`, isStaff ? "support" : "user"))
      const reason = isStaff ? "As agreed in the contract" : undefined
      await appendAudit(tx, chain, [{ operation, target, before, after: then, reason }])
    }
  }
  await tx.rows(speakAs(null, "system"))
}

type Open = { id: string; user_id: string; name: string; email: string; org: string; by: string; expires_at: Date }

// The mails of open invitations go out for real, so that the demo's page of sent mails has links to follow.
async function mailInvitations(tx: Tx, now: Date): Promise<void> {
  const open = await tx.rows<Open>({
    text: `select i.id, i.user_id, i.name, i.email, o.name as org, u.name as by, i.expires_at from invitation i
      join org o on o.id = i.org_id join "user" u on u.id = i.invited_by where i.org_id = $1 and i.expires_at > $2 and i.bounced_at is null`,
    values: [`org-${DEMO.handle}`, now],
  })
  for (const { id, user_id, name, email, org, by, expires_at } of open) {
    const orgId = `org-${DEMO.handle}`
    const link = await openLink(tx, { kind: "activate", userId: user_id, email, orgId, invitationId: id }, now)
    const payload = { name, org, orgId, by, expiresAt: expires_at.toISOString() }
    await queueNotices(
      tx,
      [{ kind: "invitation.sent", to: { userId: user_id, address: email }, orgId, payload, link }],
      now,
    )
  }
}

/** Loads the demo story with its sign-ins, history and mails; does nothing where it is there already. */
export async function tellStory(tx: Tx, now: Date): Promise<boolean> {
  if (!(await loadStory(tx, now))) return false
  await letIn(tx, now)
  await tell(tx, now)
  await mailInvitations(tx, now)
  await storeFiles(tx, now)
  return true
}
