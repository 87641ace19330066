import { createHmac } from "node:crypto"
import { inTransaction, inWorker, type Tx } from "@/db/tenancy"
import { canonical } from "@/lib/audit/append"
import { env } from "@/lib/env"
import { userOf } from "./actor"
import { openJob } from "./bulk"
import { AT_ONCE, carryOut } from "./carry-out"
import { answerTo, Leave, refused, refusedBy } from "./failures"
import { boundsOf, type Call, standOn, turnedAway } from "./ground"
import { overLimit, recordDenial } from "./guard"
import type { AnyMutation, Ask, Asked, Change, Mutation, On } from "./operation"
import type { ActResult, Done, PreviewResult, Refused } from "./outcome"
import { parseInput } from "./parse"
import { digestOf, previewOf } from "./plan"

const REAUTH_AFTER = 5 * 60 * 1000

function needsProof(op: AnyMutation, input: unknown, call: Call): boolean {
  const sensitive = typeof op.sensitive === "function" ? op.sensitive(input) : op.sensitive === true
  if (!sensitive || call.actor.kind !== "user" || call.actor.session === null) return false
  return call.now.getTime() - call.actor.session.provenAt.getTime() > REAUTH_AFTER
}

const lockOf = (op: AnyMutation, input: unknown): "share" | "update" =>
  (typeof op.locksOrg === "function" ? op.locksOrg(input) : op.locksOrg === true) ? "update" : "share"

type Chosen = { readonly targets: readonly string[]; readonly rows?: readonly object[] }

async function chosenBy(tx: Tx, op: AnyMutation, ask: Ask<On, unknown>): Promise<Chosen> {
  if (!op.many) return { targets: [] }
  if ("rows" in op.many) {
    const read = await op.many.rows(tx, ask)
    if ("allowed" in read) throw new Leave(refusedBy(read))
    return read
  }
  const selection = op.many.selection(ask.input)
  return { targets: "ids" in selection ? [...new Set(selection.ids)] : await op.many.matching(tx, ask) }
}

const withChosen = (op: AnyMutation, ask: Ask<On, unknown>, { targets, rows }: Chosen): Ask<On, unknown> => ({
  ...ask,
  targets,
  input: rows && op.many && "rows" in op.many ? op.many.withRows(ask.input, rows) : ask.input,
})

/** Load, rule, plan: what a preview and a performance share. */
async function planned(tx: Tx, op: AnyMutation, ask: Ask<On, unknown>) {
  const asked: Asked<On, unknown, unknown> = { ...ask, facts: await op.load(tx, ask) }
  const verdict = op.rule(asked)
  if (!verdict.allowed) throw new Leave(refusedBy(verdict))
  return { asked, plan: op.plan(asked.facts, asked) }
}

/** A mutation of one object that was refused is a refusal, not a success with a refused line. */
function onlyRefused(plan: readonly Change[]): Refused | null {
  const [only, more] = plan
  if (!only || more || only.outcome !== "refused") return null
  return refused(only.refusal, only.message ? { message: only.message } : {})
}

type Claim = { replay: ActResult } | { hash: string } | null

/** The first statement of a transaction with a key: claims it, or finds what was answered for it (INV-38). */
async function claim(tx: Tx, op: AnyMutation, call: Call): Promise<Claim> {
  const user = userOf(call.actor)
  if (!call.key || !user) return null
  // Keyed, because the input may hold a password: a plain hash of it could be guessed at.
  const hash = createHmac("sha256", env().AUTH_SECRET)
    .update(canonical([op.name, call.org ?? null, call.input ?? null]))
    .digest("hex")
  const claimed = await tx.count({
    name: "key-claim",
    text: "insert into idempotency (user_id, key, request_hash, created_at) values ($1, $2, $3, $4) on conflict do nothing",
    values: [user, call.key, hash, call.now],
  })
  if (claimed === 1) return { hash }
  const [row] = await tx.rows<{ request_hash: string; answer: ActResult | null }>({
    text: "select request_hash, answer from idempotency where user_id = $1 and key = $2",
    values: [user, call.key],
  })
  if (!row || row.request_hash !== hash) throw new Leave(refused("key_reused"))
  if (row.answer === null) throw new Leave(refused("busy", { retryAfter: 1 }))
  return { replay: row.answer }
}

async function keepAnswer(tx: Tx, call: Call, answer: Done<unknown>): Promise<void> {
  // A secret that is shown once is not kept for a replay: the second answer says only that it was done (INV-18).
  const kept =
    answer.value !== null && typeof answer.value === "object" && "secret" in answer.value
      ? { ...answer, value: { ...answer.value, secret: null } }
      : answer
  await tx.rows({
    text: "update idempotency set answer = $3::jsonb where user_id = $1 and key = $2",
    values: [userOf(call.actor), call.key, JSON.stringify(kept)],
  })
}

/**
 * The only road from a click, a request or a command to a write. Answers with what became of each object, or with a
 * refusal and nothing changed. Never throws for what can be foreseen.
 */
export async function perform<O extends On, Input, Facts, Value>(
  mutation: Mutation<O, Input, Facts, Value>,
  call: Call,
): Promise<ActResult<Value>> {
  const op = mutation as unknown as AnyMutation
  const answer = await performed(op, call)
  if (!answer.ok) await recordDenial(op, call, answer)
  return answer as ActResult<Value>
}

async function performed(op: AnyMutation, call: Call): Promise<ActResult> {
  const away = turnedAway(op, call)
  if (away) return away
  const parsed = parseInput(op.input, call.input)
  if (!parsed.ok) return parsed
  if (needsProof(op, parsed.value, call)) return refused("reauth_required")
  try {
    const wait = await overLimit(op, call)
    if (wait > 0) return refused("rate_limited", { retryAfter: wait })
    const input: unknown = op.prepare ? await op.prepare(parsed.value, call) : parsed.value
    const run = call.origin.door === "job" ? inWorker : inTransaction
    return await run(boundsOf(op, call, input), async (tx) => {
      const claimed = await claim(tx, op, call)
      if (claimed && "replay" in claimed) return claimed.replay
      const first = await standOn(tx, op, call, input, lockOf(op, input))
      const chosen = await chosenBy(tx, op, first)
      const ask = withChosen(op, first, chosen)
      if (chosen.targets.length > AT_ONCE && op.on !== "org")
        throw new Leave(refused("limit_reached", { message: `At most ${AT_ONCE} at once. Choose fewer.` }))
      if (chosen.targets.length > AT_ONCE) {
        if (call.expect !== undefined) {
          const { plan } = await planned(tx, op, { ...ask, locking: false })
          if (digestOf(plan) !== call.expect)
            throw new Leave(refused("changed_meanwhile", { preview: previewOf(plan, true) }))
        }
        const opened = await openJob(tx, op, call, { ...first, targets: chosen.targets }, chosen.rows)
        if (claimed) await keepAnswer(tx, call, opened)
        return opened
      }
      const { asked, plan } = await planned(tx, op, ask)
      if (call.expect !== undefined && digestOf(plan) !== call.expect)
        throw new Leave(refused("changed_meanwhile", { preview: previewOf(plan, false) }))
      const alone = onlyRefused(plan)
      if (alone) throw new Leave(alone)
      const done = await carryOut(tx, op, call, plan, asked)
      if (claimed) await keepAnswer(tx, call, done)
      return done
    })
  } catch (error) {
    return answerTo(error, { operation: op.name, request: call.origin.id }, op.conflicts)
  }
}

/** What a mutation would do, truthfully: the same load, rule and plan, without locks or writes. */
export async function preview(mutation: AnyMutation, call: Call): Promise<PreviewResult> {
  const away = turnedAway(mutation, call)
  if (away) return away
  const parsed = parseInput(mutation.input, call.input)
  if (!parsed.ok) return parsed
  try {
    return await inTransaction({ ...boundsOf(mutation, call, parsed.value), readOnly: true }, async (tx) => {
      const first = await standOn(tx, mutation, call, parsed.value, "read")
      const chosen = await chosenBy(tx, mutation, first)
      const { plan } = await planned(tx, mutation, withChosen(mutation, first, chosen))
      return { ok: true as const, preview: previewOf(plan, chosen.targets.length > AT_ONCE) }
    })
  } catch (error) {
    return answerTo(error, { operation: mutation.name, request: call.origin.id }, mutation.conflicts)
  }
}
