import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { migrateDatabase } from "@/db/migrate"
import { closePools } from "@/db/tenancy"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { closeOwner, owner } from "@/e2e/fixtures/owner"
import { giveBillable } from "@/e2e/fixtures/toys"
import { perform } from "@/lib/operations/perform"
import { startPostgres } from "@/scripts/postgres.mjs"

type Postgres = Awaited<ReturnType<typeof startPostgres>>

const MEMBERS = 300

/** A server of its own on its own files, with every write flushed, that may be killed at any moment. */
export async function ownPostgres() {
  const dir = mkdtempSync(join(tmpdir(), "provost-kill-"))
  let server: Postgres = await startPostgres({ dir })
  const enter = () => {
    process.env.DATABASE_URL = server.runtimeUrl
    process.env.MIGRATE_DATABASE_URL = server.ownerUrl
  }
  enter()
  await migrateDatabase(server.ownerUrl, server.runtimeUrl)
  return {
    /** Kills it as a power cut would, and starts it again on the same port. */
    killAndRestart: async () => {
      process.kill(server.pid, "SIGKILL")
      server = await startPostgres({ dir, port: server.port })
      await closeOwner()
    },
    stop: async () => {
      await closePools()
      await closeOwner()
      await server.stop({ adopted: true, immediately: true })
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A world with many plain members, whose settings a bulk edit changes all at once. */
export async function crowdedWorld(size = MEMBERS): Promise<{ world: World; crowd: readonly string[] }> {
  const world = await freshWorld()
  const client = await owner()
  const handles = Array.from({ length: size }, (_, n) => `${world.tag}-m${n}`)
  await client.query(
    `insert into "user" (id, handle, name, state, created_at) select 'user-' || h, h, h, 'ACTIVE', now() from unnest($1::text[]) h`,
    [handles],
  )
  await client.query(
    `insert into member (org_id, user_id, handle, name, sort_name, level, billable_activities, project_access, app_access, joined_at)
      select $1, 'user-' || h, h, h, h, 'MEMBER', false, 'VIEW', true, now() from unnest($2::text[]) h`,
    [world.org, handles],
  )
  return { world, crowd: handles.map((handle) => `user-${handle}`) }
}

/** What was asked, and what was answered: kept before the database is looked at. */
export type Ack = { readonly request: string; readonly answer: "yes" | string; readonly changed: number }

/** Changes the whole crowd back and forth until told to stop, and writes down each answer. */
export function editing(world: World, crowd: readonly string[], by: "admin" | "admin2") {
  const acks: Ack[] = []
  let stopped = false
  const loop = async () => {
    for (let n = 0; !stopped; n += 1) {
      const call = world.call(by, { selection: { ids: crowd }, billable: n % 2 === 0 })
      const answer = await perform(giveBillable, call)
      acks.push({
        request: call.origin.id,
        answer: answer.ok ? "yes" : answer.refusal,
        changed: answer.ok ? answer.changed : 0,
      })
      if (!answer.ok) await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const running = loop()
  return {
    acks,
    stop: async () => {
      stopped = true
      await running
    },
  }
}

export type Damage = {
  /** Edits that were answered yes and are not wholly there. */
  readonly lost: number
  /** Edits of which a part is there. */
  readonly half: number
  /** Edits that were refused as undone and are there all the same. */
  readonly undead: number
  /** Members that do not stand as the last event about them says. */
  readonly torn: number
  readonly brokenAt: number | null
}

/** Holds what was answered against what is stored. */
export async function damageOf(world: World, crowd: readonly string[], acks: readonly Ack[]): Promise<Damage> {
  const events = await world.rows<{ request_id: string; n: number }>({
    text: "select request_id, count(*)::int as n from audit_event where chain = $1 group by 1",
    values: [world.org],
  })
  const stored = new Map(events.map((row) => [row.request_id, row.n]))
  const [state] = await world.rows<{ torn: number }>({
    text: `select count(*)::int as torn from member m join lateral (select after::jsonb from audit_event e
        where e.chain = m.org_id and e.target = m.user_id order by seq desc limit 1) e on true
      where m.org_id = $1 and m.user_id = any($2) and m.billable_activities is distinct from (e.after->>'billableActivities')::boolean`,
    values: [world.org, crowd],
  })
  const [chain] = await world.rows<{ broken_at: number | null }>({
    text: "select broken_at::int from audit_verify($1)",
    values: [world.org],
  })
  const yes = acks.filter((ack) => ack.answer === "yes")
  const no = acks.filter((ack) => ack.answer !== "yes")
  return {
    lost: yes.filter((ack) => (stored.get(ack.request) ?? 0) !== ack.changed).length,
    half: [...stored.values()].filter((n) => n !== crowd.length).length,
    undead: no.filter((ack) => ack.answer !== "unknown_outcome" && stored.has(ack.request)).length,
    torn: state?.torn ?? -1,
    brokenAt: chain?.broken_at ?? null,
  }
}
