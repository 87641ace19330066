import type { Tx } from "@/db/tenancy"
import { newId } from "@/lib/ids"
import type { Notice } from "./notice"

/** Puts mails into the outbox, their sending into the queue and the bell's news beside them, in this transaction (INV-49). */
export async function queueNotices(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
  await ring(tx, notices, now)
  const mailed = notices.filter((notice) => notice.to.address !== null)
  if (mailed.length === 0) return
  const rows = mailed.map((notice) => {
    const id = newId()
    return {
      id,
      org_id: notice.orgId ?? null,
      kind: notice.kind,
      user_id: notice.to.userId,
      address: notice.to.address,
      payload: notice.payload,
      link_id: notice.link ?? null,
      dedupe_key: notice.dedupeKey ?? null,
      message_id: `<${id}@provost>`,
      state: notice.held ? "HELD" : "QUEUED",
    }
  })
  // No arbiter is named: with one, a row would also have to be readable, which a mail to support is not to who asks.
  await tx.rows({
    text: `insert into mail (id, org_id, kind, user_id, address, payload, link_id, dedupe_key, message_id, state, created_at)
        select id, org_id, kind, user_id, address, payload, link_id, dedupe_key, message_id, state, $2
        from jsonb_to_recordset($1::jsonb) as x(id text, org_id text, kind text, user_id text, address text, payload jsonb, link_id text,
          dedupe_key text, message_id text, state text)
        on conflict do nothing`,
    values: [JSON.stringify(rows), now],
  })
  const sent = rows
    .filter((row) => row.state === "QUEUED")
    .map((row) => ({ identifier: "mail", payload: { mail: row.id }, maxAttempts: 6 }))
  if (sent.length > 0) await addTasks(tx, sent)
}

/** What the bell tells. As with mails no arbiter is named: who rings somebody's bell cannot read what is in it. */
async function ring(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
  const rows = notices.flatMap(({ kind, to, payload, bell, dedupeKey }) =>
    bell && to.userId !== null
      ? [
          {
            user_id: to.userId,
            id: dedupeKey ?? newId(),
            kind,
            payload: { ...payload, ...bell.payload },
            link: bell.link,
          },
        ]
      : [],
  )
  if (rows.length === 0) return
  await tx.rows({
    text: `insert into notification (user_id, id, kind, payload, link, created_at)
        select user_id, id, kind, payload, link, $2
        from jsonb_to_recordset($1::jsonb) as x(user_id text, id text, kind text, payload jsonb, link text)
        on conflict do nothing`,
    values: [JSON.stringify(rows), now],
  })
}

type Task = {
  identifier: string
  payload: object
  maxAttempts?: number
  jobKey?: string
  runAt?: string
  queueName?: string
}

/** Adds tasks to the queue in this transaction. */
export async function addTasks(tx: Tx, tasks: readonly Task[]): Promise<void> {
  await tx.rows({
    text: `select graphile_worker.add_job(t.identifier, t.payload, queue_name => t."queueName", run_at => t."runAt",
        max_attempts => t."maxAttempts", job_key => t."jobKey")
      from jsonb_to_recordset($1::jsonb) as t(identifier text, payload json, "queueName" text, "runAt" timestamptz, "maxAttempts" int, "jobKey" text)`,
    values: [JSON.stringify(tasks)],
  })
}
