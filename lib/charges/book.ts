import {
  accountsStand,
  type ChargedProjectRow,
  type ClosedRow,
  type KeyRow,
  keysPosted,
  monthsClosed,
  peopleAmong,
  projectsCharged,
  type StandingAccountRow,
  type UsedRow,
  usedByProjects,
} from "@/db/sql/charges"
import { type ReservationRow, type ReservedRow, reservationsOf, reservedByProjects } from "@/db/sql/reservations"
import type { Tx } from "@/db/tenancy"
import type { Book } from "./judge"
import type { Line } from "./line"

const distinct = <T>(values: Iterable<T>): T[] => [...new Set(values)]
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))

/** What projects with limits of their own have used and reserved. */
export async function usedBy(tx: Tx, projects: readonly ChargedProjectRow[], months: readonly string[]) {
  const limited = projects
    .filter((one) => one.compute_limit !== null || one.egress_limit !== null)
    .map((project) => project.id)
  if (limited.length === 0) return { used: new Map<string, bigint>(), reserved: new Map<string, bigint>() }
  const used = await tx.rows<UsedRow>(usedByProjects(limited, months))
  const reserved = await tx.rows<ReservedRow>(reservedByProjects(limited))
  return {
    used: new Map(
      used.map((row) => [
        `${row.project} ${row.month} ${row.kind}`,
        BigInt(row.kind === "COMPUTE" ? row.amount : row.quantity),
      ]),
    ),
    reserved: new Map(reserved.map((row) => [row.project, BigInt(row.amount)])),
  }
}

/**
 * Reads what lines are judged by. Where `locking`, the accounts are held first, in the order of their ids, and all that depends on them is read
 * after that. Who pays for a project is read before: a project that changes hands in that moment is charged to who had it.
 */
export async function bookFor(tx: Tx, lines: readonly Line[], now: Date, locking: boolean): Promise<Book> {
  const projects = await tx.rows<ChargedProjectRow>(projectsCharged(distinct(lines.map((line) => line.project)), now))
  const people = await tx.rows<{ id: string }>(peopleAmong(distinct(lines.map((line) => line.user))))
  const named = distinct(lines.flatMap((line) => line.reservation ?? []))
  const reservationsNow = () => (named.length > 0 ? tx.rows<ReservationRow>(reservationsOf(named)) : [])
  // Who pays for a reservation never changes, whether it is open is read again under the lock.
  const payers = distinct([...projects, ...(await reservationsNow())].map((one) => one.payer))
  const accounts = await tx.rows<StandingAccountRow>(accountsStand(payers, locking))
  const months = distinct(lines.map((line) => line.month))
  const closed = await tx.rows<ClosedRow>(monthsClosed(payers, months))
  const posted = await tx.rows<KeyRow>(keysPosted(lines.map((line) => line.key)))
  return {
    projects: byId(projects),
    people: new Set(people.map((row) => row.id)),
    accounts: byId(accounts),
    posted: new Map(posted.map((row) => [row.key, row.digest])),
    closed: new Set(closed.map((row) => `${row.payer} ${row.month}`)),
    ...(await usedBy(tx, projects, months)),
    reservations: new Map((await reservationsNow()).map((row) => [row.key, row])),
  }
}
