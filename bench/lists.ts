import pg from "pg"
import { type MembersPage, membersPage } from "../db/sql/members-page"
import type { Statement } from "../db/tenancy"
import { countMembers } from "../lib/members/count"
import { listMembers } from "../lib/members/list"
import type { Actor } from "../lib/operations/actor"
import type { Call } from "../lib/operations/ground"
import { read } from "../lib/operations/read"
import { BIG, SMALL } from "./dataset"
import { inTurn, type Row } from "./measure"

export const callAs = (actor: Actor, org: string, input: unknown): Call => ({
  actor,
  origin: { id: "bench", ip: "127.0.0.1", agent: "bench", door: "api" },
  org,
  input,
  now: new Date(),
})

const ROUNDS = 150
const EVERYTHING = { q: "", byEmail: true } as const

type Listed = { rows: readonly { id: string }[]; next: string | null }

async function list(actor: Actor, org: string, input: object): Promise<Listed> {
  const answer = await read(listMembers, callAs(actor, org, input))
  if (!answer.ok) throw new Error(`member.list: ${answer.message}`)
  return answer.value as Listed
}

/** The cursor after so many rows, walked in pages of 100 as a person would. */
async function cursorAfter(actor: Actor, org: string, rows: number, order: object): Promise<string> {
  let after: string | null = null
  for (let seen = 0; seen < rows; seen += 100) {
    const page: Listed = await list(actor, org, { size: 100, ...order, ...(after ? { after } : {}) })
    after = page.next
    if (!after) break
  }
  if (!after) throw new Error("the list is shorter than the bench expects")
  return after
}

const keysOf = (cursor: string): readonly string[] =>
  (JSON.parse(Buffer.from(cursor, "base64url").toString()) as string[]).slice(1)

type Figure = {
  name: string
  input: (after: string) => object
  page: (after: string) => Partial<MembersPage>
  flat: boolean
  /** The order in which the page lies deep, when it is not by name. */
  order?: { sort: "lastActive"; direction: "desc" }
}

const BY_ACTIVITY = { sort: "lastActive", direction: "desc" } as const

const FIGURES: readonly Figure[] = [
  { name: "first page", input: () => ({}), page: () => ({}), flat: true },
  {
    name: "page deep in the list",
    input: (after) => ({ after }),
    page: (after) => ({ past: keysOf(after) }),
    flat: true,
  },
  {
    name: "level filter, sorted by name",
    input: () => ({ filters: { level: ["MEMBER"] } }),
    page: () => ({ filter: { ...EVERYTHING, level: ["MEMBER"] } }),
    flat: true,
  },
  {
    name: "sorted by last activity",
    input: () => BY_ACTIVITY,
    page: () => BY_ACTIVITY,
    flat: true,
  },
  {
    name: "deep, by last activity",
    input: (after) => ({ ...BY_ACTIVITY, after }),
    page: (after) => ({ ...BY_ACTIVITY, past: keysOf(after) }),
    flat: true,
    order: BY_ACTIVITY,
  },
  {
    name: "search, narrow",
    input: () => ({ q: "grace chen 4" }),
    page: () => ({ filter: { ...EVERYTHING, q: "grace chen 4" } }),
    flat: false,
  },
  {
    name: "search, broad",
    input: () => ({ q: "sen" }),
    page: () => ({ filter: { ...EVERYTHING, q: "sen" } }),
    flat: false,
  },
]

/** The list of members: the query operation against the same SQL as a prepared statement on a held connection. */
export async function lists(runtimeUrl: string, actor: Actor, members: number): Promise<Row[]> {
  const held = new pg.Client({ connectionString: runtimeUrl })
  await held.connect()
  const rows: Row[] = []
  try {
    await held.query("select set_config('app.org', $1, false), set_config('app.actor', $2, false)", [
      BIG,
      actor.kind === "user" ? actor.userId : "",
    ])
    const cursors = async (order: object) => ({
      [BIG]: await cursorAfter(actor, BIG, Math.min(50_000, members / 2), order),
      [SMALL]: await cursorAfter(actor, SMALL, 500, order),
    })
    const byName = await cursors({})
    for (const figure of FIGURES) {
      const deep = figure.order ? await cursors(figure.order) : byName
      const statement = membersPage({
        org: BIG,
        filter: EVERYTHING,
        sort: "name",
        direction: "asc",
        past: null,
        limit: 51,
        now: new Date(),
        editing: true,
        ...figure.page(deep[BIG] ?? ""),
      }) as Statement
      // A search is planned for its own words: the plan for any words at all reads far too much.
      await held.query(`set plan_cache_mode = ${figure.flat ? "auto" : "force_custom_plan"}`)
      const bare = () =>
        held.query({ name: `bare ${figure.name}`, text: statement.text, values: [...(statement.values ?? [])] })
      const ours = () => list(actor, BIG, figure.input(deep[BIG] ?? ""))
      const taken = await inTurn(ours, bare, ROUNDS)
      rows.push({
        name: `member.list, ${figure.name}`,
        value: taken.ours,
        unit: "ms",
        limit: taken.bare,
        ratio: taken.ours / taken.bare,
        bound: "5x or +1 ms",
        held: taken.ours <= Math.max(taken.bare * 5, taken.bare + 1),
      })
      if (!figure.flat) continue
      const small = () => list(actor, SMALL, figure.input(deep[SMALL] ?? ""))
      const flat = await inTurn(ours, small, ROUNDS)
      rows.push({
        name: `  the same among ${members.toLocaleString("en")} and 1,000`,
        value: flat.ours,
        unit: "ms",
        limit: flat.bare,
        ratio: flat.ours / flat.bare,
        bound: "2x",
        held: flat.ours <= flat.bare * 2,
      })
    }
    rows.push(await filteredTotal(actor, "by billing", { billable: ["yes"] }))
    rows.push(await filteredTotal(actor, "by role and status", { role: ["member"], status: ["ACTIVE"] }))
    rows.push(await filteredTotal(actor, "by last activity", { lastActive: ["90d"] }))
  } finally {
    await held.end()
  }
  return rows
}

async function filteredTotal(actor: Actor, by: string, filters: object): Promise<Row> {
  const total = async () => {
    const answer = await read(countMembers, callAs(actor, BIG, { filters }))
    if (!answer.ok) throw new Error(`member.count: ${answer.message}`)
  }
  const taken = await inTurn(total, () => list(actor, BIG, { filters }), 40)
  return {
    name: `filtered total ${by}, beside its rows`,
    value: taken.ours,
    unit: "ms",
    limit: taken.bare,
    ratio: taken.ours / taken.bare,
    bound: "15 ms",
    held: taken.ours <= 15,
  }
}
