import { hash } from "node:crypto"
import { z } from "zod"
import {
  type AccountChange,
  accountsStand,
  type ClosedRow,
  type KeyRow,
  keysPosted,
  linesPosted,
  monthsClosed,
  type PostedRow,
  type StandingAccountRow,
} from "@/db/sql/charges"
import { meteredThrough, projectsStoring, type StoredRow, type StoringRow, storedBy } from "@/db/sql/storage"
import type { Tx } from "@/db/tenancy"
import { noticesOfSpending } from "@/lib/budgets/alerts"
import { newId } from "@/lib/ids"
import { type Asked, type Change, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { meterOf, takenMeanwhile } from "./meter"
import { daysDue, type MeteredProject, meterStorageOf, type StorageBook, storageKey } from "./storage"

const meterStorageInput = z.strictObject({
  projects: z.array(z.string().min(1).max(100)).min(1).max(100),
  /** The last day to meter, UTC. */
  through: z.iso.date(),
})
type Input = z.output<typeof meterStorageInput>
type Facts = { readonly batch: string; readonly book: StorageBook }

const distinct = <T>(values: Iterable<T>): T[] => [...new Set(values)]

async function bookOf(tx: Tx, { projects: ids, through }: Input, locking: boolean): Promise<StorageBook> {
  const before = await tx.rows<StoringRow>(projectsStoring(ids))
  const stored = new Map<string, StoredRow[]>(ids.map((id) => [id, []]))
  for (const row of await tx.rows<StoredRow>(storedBy(ids))) stored.get(row.project)?.push(row)
  const payers = distinct(before.flatMap((one) => [one.payer, one.sponsor ?? one.payer]))
  const accounts = await tx.rows<StandingAccountRow>(accountsStand(payers, locking))
  // Through which day they are metered is read again under the locks: another server may have done it meanwhile.
  const projects = (await tx.rows<StoringRow>(projectsStoring(ids))).filter(
    (one) => payers.includes(one.payer) && payers.includes(one.sponsor ?? one.payer),
  )
  const days = projects.flatMap((project) => daysDue(project, through).map((day) => ({ project, day })))
  const months = distinct(days.map(({ day }) => `${day.slice(0, 7)}-01`))
  const closed = await tx.rows<ClosedRow>(monthsClosed(payers, months))
  const keys = days.flatMap(({ project: { id }, day }) =>
    (stored.get(id) ?? []).map(({ user }) => storageKey(id, user, day)),
  )
  const posted = await tx.rows<KeyRow>(keysPosted(keys))
  return {
    projects,
    stored,
    accounts: new Map(accounts.map((row) => [row.id, row])),
    closed: new Set(closed.map((row) => `${row.payer} ${row.month}`)),
    posted: new Set(posted.map((row) => row.key)),
  }
}

function changeOf({ project, through, lines, stopped }: MeteredProject): Change {
  const [target, label] = [project.id, project.id]
  if (through === project.metered_through && stopped) return { target, label, outcome: "refused", ...stopped }
  const amount = lines.reduce((sum, line) => sum + line.amount, 0n)
  return {
    target,
    label,
    outcome: "changed",
    before: { meteredThrough: project.metered_through },
    after: { meteredThrough: through, amount: `${amount}` },
    note: stopped?.message,
  }
}

function accountsOf(metered: readonly MeteredProject[]): ReadonlyMap<string, AccountChange> {
  const accounts = new Map<string, AccountChange>()
  for (const { payer, amount } of metered.flatMap((one) => one.lines))
    accounts.set(payer, {
      storage: (accounts.get(payer)?.storage ?? 0n) + amount,
      compute: 0n,
      egress: 0n,
      freed: 0n,
    })
  return accounts
}

const meteredOf = ({ facts, input, now }: Asked<"installation", Input, Facts>) =>
  meterStorageOf(facts.book, input.through, now)

/**
 * Charges what projects store, day by day through the one that is named: to their sponsor while they are sponsored, else to who pays for them (A123,
 * A199). Of each project and day there is a line for everybody who made files in it. Micro-dollars. A day that was charged never is again.
 */
export const meterStorage = mutation<"installation", Input, Facts, { lines: number }>({
  name: "storage.meter",
  summary: "Charges what projects store, for the days that are not charged yet.",
  on: "installation",
  needs: "system",
  input: meterStorageInput,
  load: async (tx, { input, locking }) => ({ batch: newId(), book: await bookOf(tx, input, locking) }),
  rule: anyone,
  plan: (_, asked) => meteredOf(asked).map(changeOf),
  apply: async (tx, _changed, asked) => {
    const { facts, actor, now } = asked
    const metered = meteredOf(asked)
    const lines = metered.flatMap((one) => one.lines)
    const accounts = accountsOf(metered)
    if (lines.length > 0) {
      const posting = { batch: facts.batch, meter: meterOf(actor), now, lines, accounts, settled: [] }
      const [row] = await tx.rows<PostedRow>(linesPosted(posting))
      if (row?.keys !== lines.length) throw takenMeanwhile()
    }
    await tx.rows(
      meteredThrough(
        metered.map((one) => one.project.id),
        metered.map((one) => one.through),
      ),
    )
    return { value: { lines: lines.length }, notices: await noticesOfSpending(tx, [...accounts.keys()], now) }
  },
  event: (changed, asked) => {
    const lines = meteredOf(asked).flatMap((one) => one.lines)
    const digest = hash("sha256", lines.map((line) => `${line.key} ${line.digest}\n`).join(""), "hex")
    const amount = lines.reduce((sum, line) => sum + line.amount, 0n)
    const after = { projects: changed.length, lines: lines.length, amount: `${amount}`, digest }
    return { target: asked.facts.batch, after }
  },
  example: ({ project }) => ({ projects: [project], through: "2020-01-01" }),
})
