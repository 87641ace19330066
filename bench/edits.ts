import { randomUUID } from "node:crypto"
import pg from "pg"
import { findMutation } from "../lib/doors/registry"
import { editAccess } from "../lib/members/edit-access"
import type { Actor } from "../lib/operations/actor"
import { nextChunk } from "../lib/operations/bulk"
import { perform } from "../lib/operations/perform"
import { BIG } from "./dataset"
import { callAs } from "./lists"
import { inTurn, type Row } from "./measure"

const ids = (from: number, count: number): string[] => Array.from({ length: count }, (_, n) => `user-p${from + n}`)

async function bareBulk(client: pg.Client, users: readonly string[], appAccess: boolean): Promise<void> {
  await client.query("begin")
  await client.query({
    name: "bare-update",
    text: "update member set app_access = $3, version = version + 1 where org_id = $1 and user_id = any($2)",
    values: [BIG, users, appAccess],
  })
  await client.query({
    name: "bare-audit",
    text: `insert into audit_event (chain, seq, at, actor, actor_kind, operation, target, before, after, canonical, prev, hash)
      select $1, ordinality, now(), 'user-p1', 'user', 'member.edit-access', u, '{"appAccess":false}', '{"appAccess":true}', '{}', '', ''
      from unnest($2::text[]) with ordinality t(u, ordinality)`,
    values: [`bare-${randomUUID()}`, users],
  })
  await client.query("commit")
}

/** Edit access of 1,000 members in one transaction against the bare UPDATE and its audit INSERTs; then of everyone, as a job. */
export async function edits(ownerUrl: string, actor: Actor, members: number): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      "select set_config('app.scope', 'installation', false), set_config('app.scope_given', 'installation', false)",
    )
    let turn = false
    let settled = false
    const ours = async (): Promise<void> => {
      turn = !turn
      const done = await perform(
        editAccess,
        callAs(actor, BIG, {
          members: { ids: ids(2000, 1000) },
          appAccess: turn,
          projectAccess: turn ? "VIEW" : "UPLOAD",
        }),
      )
      if (!done.ok) throw new Error(`member.edit-access: ${done.message}`)
      if (settled && done.changed !== 1000) throw new Error(`member.edit-access changed ${done.changed} of 1,000`)
    }
    // The first finds some as it wants them; from then on every one changes each time.
    await ours()
    settled = true
    const taken = await inTurn(ours, () => bareBulk(client, ids(4000, 1000), !turn), 15)
    const rows: Row[] = [
      {
        name: "member.edit-access of 1,000",
        value: taken.ours,
        unit: "ms",
        limit: taken.bare,
        ratio: taken.ours / taken.bare,
        bound: "5x",
        held: taken.ours <= taken.bare * 5,
      },
    ]
    rows.push(await everyone(actor, members))
    return rows
  } finally {
    await client.end()
  }
}

async function everyone(actor: Actor, members: number): Promise<Row> {
  const start = performance.now()
  const opened = await perform(
    editAccess,
    callAs(actor, BIG, {
      members: { matching: { q: "", filters: { level: ["MEMBER"] } } },
      projectAccess: "CONTRIBUTE",
    }),
  )
  if (!opened.ok) throw new Error(`member.edit-access of all: ${opened.message}`)
  const job = opened.job
  if (!job) throw new Error("so many rows should have become a job")
  while (await nextChunk(findMutation, BIG, job, new Date(), "bench"));
  const seconds = (performance.now() - start) / 1000
  return {
    name: `member.edit-access of all ${members.toLocaleString("en")}, as a job`,
    value: seconds,
    unit: "s",
    limit: 60,
    ratio: seconds / 60,
    bound: "60 s",
    held: seconds < 60,
  }
}
