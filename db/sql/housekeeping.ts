import type { Statement } from "../tenancy"

/** What of the hour is due, and where: an end comes near, something kept has had its time. For the installation. */
export const orgsDue = (now: Date): Statement => ({
  text: `select org_id, 'member.warn-ending' as operation from member
      where ends_at > $1::timestamptz - interval '7 days' and ends_at <= $1::timestamptz + interval '14 days'
    union select id, 'org.expire' from org where state = 'LIVE' and expires_at <= $1
    union select org_id, 'member.erase-former' from former_member where erase_at <= $1
    union select org_id, 'invitation.lapse' from invitation where state = 'OPEN' and expires_at <= $1::timestamptz - interval '90 days'
    union select org_id, 'billing-information.expire' from billing_information where state = 'PENDING' and expires_at <= $1
    union select org_id, 'file.erase' from stored_file where created_at <= $1::timestamptz - interval '1 day'`,
  values: [now],
})

/** Rows that are no business of anybody's: answers kept for a day, used links, counters. */
export const FORGOTTEN: readonly ((now: Date) => Statement)[] = [
  (now) => ({
    text: "delete from idempotency where created_at < $1::timestamptz - interval '24 hours'",
    values: [now],
  }),
  (now) => ({
    text: `delete from mail_link l where greatest(l.expires_at, l.used_at, l.voided_at) < $1::timestamptz - interval '30 days'
      and not exists (select 1 from mail m where m.link_id = l.id and m.state in ('HELD', 'QUEUED'))`,
    values: [now],
  }),
  (now) => ({ text: "delete from notification where created_at < $1::timestamptz - interval '1 year'", values: [now] }),
  // A sign-in lasts 12 hours at most, and what was put away in it does not outlive it.
  (now) => ({
    text: "delete from announcement_seen where seen_at < $1::timestamptz - interval '1 day'",
    values: [now],
  }),
  (now) => ({ text: "select rate_forget($1::timestamptz - interval '1 day')", values: [now] }),
]

/** Jobs that are under way and that nobody works on just now. */
export const idleJobs = (): Statement => ({
  text: "select org_id as org, id from job where state = 'RUNNING' order by created_at for update skip locked",
})

/** Gives back mails, statements and closings that a worker took and never finished: each takes seconds, so its worker is gone. */
export const freeLostMails = (): Statement => ({
  text: `select graphile_worker.force_unlock_workers(array_agg(j.locked_by)) from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier in ('mail', 'statement', 'close-months')
    where j.locked_at < now() - interval '5 minutes' having count(*) > 0`,
})

/** Folds the kept counts of orgs that have more than so many rows beside them; each is read by every filtered total. */
export const foldFacets = (most: number): Statement => ({
  text: "select member_facets_fold($1) as orgs",
  values: [most],
})
