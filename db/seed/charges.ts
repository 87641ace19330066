import { createHash } from "node:crypto"
import { type AccountChange, linesPosted, type PostedLine } from "../sql/charges"
import type { Tx } from "../tenancy"
import type { Org } from "./story"
import { WORKSPACES, type Workspace } from "./workspaces"

const DAY = 86_400_000
/** So far back goes the ledger of the demo. */
const DAYS = 235
const LINES_AT_ONCE = 1000
const GIB = 1024 ** 3

/** What the demo's accounts were charged so far, in micro-dollars, and who is invoiced. */
const CHARGED: Readonly<Record<string, bigint>> = { demo_org: 5_189_450_000n, new: 412_730_000n }

type Draft = Omit<PostedLine, "amount" | "digest"> & { readonly weight: bigint }

// Nothing here is drawn by chance: the same story each time.
const mixed = (...parts: readonly (string | number)[]): number =>
  createHash("sha256").update(parts.join(" ")).digest().readUInt16BE(0)

const peopleOf = (project: Workspace): readonly string[] => [
  ...new Set([
    `user-${project.createdBy}`,
    ...project.holds
      .filter((one) => one.level === "CONTRIBUTE" && one.principal.startsWith("user-"))
      .map((one) => one.principal),
  ]),
]

function draftsOf(project: Workspace, now: Date): readonly Draft[] {
  const people = peopleOf(project)
  const payer = `org-${project.org}`
  const made = Math.min(project.daysAgo, DAYS)
  const from = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  return Array.from({ length: made }, (_, n) => made - n).flatMap((daysAgo): Draft[] => {
    const age = made - daysAgo
    const day = new Date(from - daysAgo * DAY)
    const base = { project: project.id, payer, reference: "" }
    const at = (hours: number) => new Date(day.getTime() + hours * 3_600_000).toISOString().replace("Z", "000Z")
    const draft = (kind: Draft["kind"], user: string, hours: number, quantity: number, weight: number): Draft => ({
      ...base,
      kind,
      user,
      key: `demo/${project.id}/${kind}/${daysAgo}`,
      at: at(hours),
      quantity: BigInt(quantity),
      weight: BigInt(weight),
    })
    const who = people[mixed(project.id, daysAgo) % people.length] ?? `user-${project.createdBy}`
    const stored = 40 + age * 3
    const storage = draft("STORAGE", `user-${project.createdBy}`, 0.25, stored * GIB, stored)
    const runs = mixed(project.id, "run", daysAgo) % 3 === 0
    const hours = 2 + (mixed(project.id, "hours", daysAgo) % 40)
    const compute = {
      ...draft("COMPUTE", who, 9 + (hours % 8), hours * 3600, hours * 160),
      reference: `job-${daysAgo}`,
    }
    const leaves = mixed(project.id, "out", daysAgo) % 9 === 0
    const out = 1 + (mixed(project.id, "gib", daysAgo) % 60)
    return [storage, ...(runs ? [compute] : []), ...(leaves ? [draft("EGRESS", who, 15, out * GIB, out * 90)] : [])]
  })
}

/** The amounts add up to what the account was charged, to the last micro-dollar. */
function priced(drafts: readonly Draft[], total: bigint): readonly PostedLine[] {
  const weights = drafts.reduce((sum, one) => sum + one.weight, 0n)
  let rest = total
  return drafts.map(({ weight, ...line }, n) => {
    const amount = n === drafts.length - 1 ? rest : (total * weight) / weights
    rest -= amount
    const digest = createHash("sha256").update(`${line.key} ${amount}`).digest("hex")
    return { ...line, amount, digest }
  })
}

function changeOf(lines: readonly PostedLine[]): AccountChange {
  const sum = (kind: PostedLine["kind"]) =>
    lines.filter((line) => line.kind === kind).reduce((total, line) => total + line.amount, 0n)
  return { storage: sum("STORAGE"), compute: sum("COMPUTE"), egress: sum("EGRESS"), freed: 0n }
}

/** Fills the ledger of an org that pays for projects, through the statement that posts every charge. */
export async function addCharges(tx: Tx, org: Org, now: Date): Promise<void> {
  const total = CHARGED[org.handle]
  if (total === undefined) return
  const projects = WORKSPACES.filter((one) => one.kind === "project" && one.org === org.handle)
  const lines = priced(
    projects.flatMap((project) => draftsOf(project, now)),
    total,
  )
  await tx.rows({
    text: "select charge_months_ready(($1::timestamptz - make_interval(days => $2))::date, ($1::timestamptz + interval '3 months')::date)",
    values: [now, DAYS],
  })
  for (let first = 0; first < lines.length; first += LINES_AT_ONCE) {
    const some = lines.slice(first, first + LINES_AT_ONCE)
    const accounts = new Map([[`org-${org.handle}`, changeOf(some)]])
    await tx.rows(
      linesPosted({ batch: `demo-${org.handle}`, meter: "system:seed", now, lines: some, accounts, settled: [] }),
    )
  }
  // Half of the limit was reached and told long ago.
  if (org.spendingLimit)
    await tx.rows({
      text: `insert into budget_alert (org_id, key, at, spent, spending_limit)
        select id, 'limit:' || limit_version || ':50', $2::timestamptz - interval '20 days', spending_limit / 2, spending_limit from billing_account where id = $1`,
      values: [`org-${org.handle}`, now],
    })
}

/** Who is invoiced for an org that is billable, confirmed. */
export const addBillingInformation = (org: Org, at: Date) => ({
  text: `insert into billing_information (org_id, id, state, email, name, company_name, address1, city, region, post_code, country, phone, purchase_order,
      submitted_by, submitted_at, expires_at, confirmed_at)
    values ($1, $2, 'CONFIRMED', $3, 'Ingrid Invoice', $4, '1 Main Street', 'Cambridge', 'MA', '02139', 'US', '', 'PO-2026-17', $5, $6, $6, $6)`,
  values: [
    `org-${org.handle}`,
    createHash("sha256").update(org.handle).digest("hex").slice(0, 32),
    `invoices@${org.handle.replaceAll("_", "-")}.example`,
    org.name,
    `user-${org.createdBy}`,
    at,
  ],
})
