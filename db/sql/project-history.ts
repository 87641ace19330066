import type { Statement } from "../tenancy"

export type ProjectEventRow = {
  /** To the microsecond, since it is where the next page begins. */
  at: string
  chain: string
  seq: string
  actor: string
  actor_kind: string
  operation: string
  target: string
  before: string | null
  after: string | null
}

/** The trail of a project and of what hangs on it, newest first, whoever paid for it then; from a place in that order. */
export const projectEvents = (
  project: string,
  before: readonly [at: string, chain: string, seq: string] | null,
  limit: number,
): Statement => ({
  name: "project-events",
  text: `select to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.chain, e.seq::text as seq, e.actor, e.actor_kind, e.operation,
      e.target, e.before, e.after
    from audit_event e
    where (e.target = $1 or (e.target >= $1 || '/' and e.target < $1 || '0'))
      -- A move of the billing stands in the trail of both payers, and is told once.
      and not (e.operation in ('project.accept-transfer', 'project.transfer-to-org') and exists (select 1 from audit_event o where o.target = e.target
        and o.request_id = e.request_id and o.operation = e.operation and o.chain < e.chain))
      and ($2::timestamptz is null or (e.at, e.chain, e.seq) < ($2, $3, $4::bigint))
    order by e.at desc, e.chain desc, e.seq desc limit $5`,
  values: [project, before?.[0] ?? null, before?.[1] ?? null, before?.[2] ?? null, limit],
})

/** What those are called who stand in the trail of a project. */
export const trailNames = (ids: readonly string[]): Statement => ({
  name: "project-trail-names",
  text: "select id, name from project_trail_names($1::text[])",
  values: [ids],
})
