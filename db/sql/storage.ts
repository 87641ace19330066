import type { Statement } from "../tenancy"

/** Statements that meter storage: for transactions of the installation. Days are ISO dates, UTC. */

/**
 * The next projects whose storage is not charged through a day, by id: at most 100, and no more than hold some 300,000 objects together, so that
 * adding up what is in them takes no longer than a statement may.
 */
export const storageDue = (through: string, after: string): Statement => ({
  text: `select id from (
      select project_id as id, sum(objects) over w as objects, row_number() over w as n from (
        select project_id, objects from project_usage where metered_through < $1 and project_id > $2 order by project_id limit 100) u
      window w as (order by project_id)) x
    where objects <= 300000 or n = 1 order by id`,
  values: [through, after],
})

export type StoringRow = {
  id: string
  payer: string
  sponsor: string | null
  sponsored_until: Date | null
  metered_through: string
}

export const projectsStoring = (ids: readonly string[]): Statement => ({
  text: `select p.id, p.billed_to as payer, p.sponsored_by as sponsor, p.sponsored_until, u.metered_through::text
    from project p join project_usage u on u.project_id = p.id where p.id = any ($1) order by p.id`,
  values: [ids],
})

export type StoredRow = { project: string; user: string; bytes: string }

/** What people have stored in projects: the files that each has made. */
export const storedBy = (ids: readonly string[]): Statement => ({
  text: `select project_id as project, created_by as "user", sum(bytes)::text as bytes from data_object
    where project_id = any ($1) and kind = 'FILE' group by 1, 2 order by 1, 2`,
  values: [ids],
})

/** That projects are metered through a day; never back. */
export const meteredThrough = (ids: readonly string[], days: readonly string[]): Statement => ({
  text: `update project_usage u set metered_through = x.day from unnest($1::text[], $2::date[]) x(id, day)
    where u.project_id = x.id and u.metered_through < x.day`,
  values: [ids, days],
})
