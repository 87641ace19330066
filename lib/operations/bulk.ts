import { inWorker, type Tx } from "@/db/tenancy"
import { newId } from "@/lib/ids"
import { addTasks } from "@/lib/notices/queue"
import { type Actor, type Origin, sessionOf, tokenOf, userOf } from "./actor"
import { carryOut } from "./carry-out"
import { answerTo, Leave, refusedBy } from "./failures"
import { boundsOf, type Call, standOn } from "./ground"
import type { AnyMutation, Ask, On } from "./operation"
import type { Done, Refused } from "./outcome"

const CHUNK = 1000

/** Turns a mutation of many into a job: its targets are fixed now, its chunks follow after the answer. */
export async function openJob(
  tx: Tx,
  op: AnyMutation,
  call: Call,
  ask: Ask<On, unknown>,
  rows?: readonly object[],
): Promise<Done<unknown>> {
  const id = newId()
  const credential = {
    session: sessionOf(call.actor),
    token: tokenOf(call.actor),
    ip: call.origin.ip,
    agent: call.origin.agent,
  }
  await tx.rows({
    text: `insert into job (org_id, id, operation, title, input, total, started_by, credential, created_at)
      values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8::jsonb, $9)`,
    values: [
      call.org,
      id,
      op.name,
      op.many?.title(ask.targets.length) ?? op.name,
      JSON.stringify(ask.input),
      ask.targets.length,
      userOf(call.actor),
      JSON.stringify(credential),
      call.now,
    ],
  })
  await tx.rows({
    text: `insert into job_item (org_id, job_id, n, target, row)
      select $1, $2, t.n, t.target, r.row from unnest($3::text[]) with ordinality t(target, n)
      left join jsonb_array_elements($4::jsonb) with ordinality r(row, n) on r.n = t.n`,
    values: [call.org, id, ask.targets, JSON.stringify(rows ?? [])],
  })
  await addTasks(tx, [
    { identifier: "bulk", payload: { org: call.org, job: id }, jobKey: `bulk:${id}`, maxAttempts: 25 },
  ])
  return { ok: true, value: null, changed: 0, unchanged: 0, refused: 0, lines: [], job: id }
}

type JobRow = {
  operation: string
  input: unknown
  started_by: string
  credential: { session: string | null; token: string | null; ip: string | null; agent: string | null }
  state: string
  stop_asked: boolean
}

type Item = { n: number; target: string; row: object | null }

async function settle(
  tx: Tx,
  org: string,
  job: string,
  state: string,
  message: string | null,
  now: Date,
): Promise<void> {
  await tx.rows({
    text: "update job set state = $3, message = $4, ended_at = $5 where org_id = $1 and id = $2",
    values: [org, job, state, message, now],
  })
}

/** The actor a job acts for, from the credential it was started with: when that has ended, so has the job (INV-15). */
function actorOf(row: JobRow): Actor {
  const { session, token } = row.credential
  return {
    kind: "user",
    userId: row.started_by,
    handle: "",
    name: "",
    email: null,
    support: false,
    staff: [],
    metering: false,
    session: session ? { id: session, provenAt: new Date(0) } : null,
    token: token ? { id: token, orgId: null, readOnly: false } : null,
  }
}

/**
 * Does the next chunk of a job, whole or not at all, with the rows' outcomes and the progress in the same transaction.
 * Answers true while there is more. A job that cannot go on is ended with the reason, never left half known.
 */
export async function nextChunk(
  find: (name: string) => AnyMutation | undefined,
  org: string,
  job: string,
  now: Date,
  request: string,
): Promise<boolean> {
  const origin: Origin = { id: request, ip: null, agent: null, door: "job" }
  const system = { org, actor: null, actorKind: "system", system: "system:bulk", now }
  const [row] = await inWorker(system, (tx) =>
    tx.rows<JobRow>({
      text: "select operation, input, started_by, credential, state, stop_asked from job where org_id = $1 and id = $2",
      values: [org, job],
    }),
  )
  const op = row && find(row.operation)
  if (!row || !op || row.state !== "RUNNING") return false
  if (row.stop_asked) {
    await inWorker(system, (tx) => settle(tx, org, job, "STOPPED", null, now))
    return false
  }
  const call: Call = {
    actor: actorOf(row),
    origin: { ...origin, ip: row.credential.ip, agent: row.credential.agent },
    org,
    input: row.input,
    now,
  }
  try {
    return await inWorker(boundsOf(op, call, row.input), async (tx) => {
      // One worker at a time: another that comes for the same job finds its row taken and leaves.
      const [held] = await tx.rows<{ id: string }>({
        text: "select id from job where org_id = $1 and id = $2 and state = 'RUNNING' for update skip locked",
        values: [org, job],
      })
      if (!held) return false
      const items = await tx.rows<Item>({
        text: "select n, target, row from job_item where org_id = $1 and job_id = $2 and outcome is null order by n limit $3",
        values: [org, job, CHUNK],
      })
      if (items.length === 0) {
        await settle(tx, org, job, "DONE", null, now)
        return false
      }
      const done = await chunk(tx, op, call, job, items)
      await tx.rows({
        text: `with marked as (update job_item i set outcome = x.outcome, message = x.message
            from jsonb_to_recordset($3::jsonb) as x(n int, outcome text, message text)
            where i.org_id = $1 and i.job_id = $2 and i.n = x.n returning i.outcome)
          update job set done = done + (select count(*) from marked), changed = changed + (select count(*) from marked where outcome = 'changed'),
            unchanged = unchanged + (select count(*) from marked where outcome = 'unchanged'), refused = refused + (select count(*) from marked where outcome = 'refused')
          where org_id = $1 and id = $2`,
        values: [org, job, JSON.stringify(done)],
      })
      if (items.length === CHUNK) return true
      await settle(tx, org, job, "DONE", null, now)
      return false
    })
  } catch (error) {
    const answer: Refused = answerTo(error, { operation: op.name, request }, op.conflicts)
    if (["busy", "unavailable", "unknown_outcome"].includes(answer.refusal)) throw error
    await inWorker(system, (tx) => settle(tx, org, job, "FAILED", answer.message, now))
    return false
  }
}

async function chunk(tx: Tx, op: AnyMutation, call: Call, job: string, items: readonly Item[]) {
  const input =
    op.many && "rows" in op.many
      ? op.many.withRows(
          call.input,
          items.map((item) => item.row ?? {}),
        )
      : call.input
  const ask = await standOn(
    tx,
    op,
    call,
    input,
    (typeof op.locksOrg === "function" ? op.locksOrg(input) : op.locksOrg) ? "update" : "share",
    items.map((item) => item.target),
  )
  const asked = { ...ask, facts: await op.load(tx, ask) }
  const verdict = op.rule(asked)
  if (!verdict.allowed) throw new Leave(refusedBy(verdict))
  const plan = op.plan(asked.facts, asked)
  const done = await carryOut(tx, op, call, plan, asked, job)
  const outcome = new Map(done.lines.map((line) => [line.target, line]))
  return items.map((item) => {
    const line = outcome.get(item.target)
    return { n: item.n, outcome: line?.outcome ?? "unchanged", message: line?.message ?? null }
  })
}
