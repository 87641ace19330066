import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { historyOf } from "../db/seed/events"
import { loadStory, STORY } from "../db/seed/load"
import { addPasswords, speakAs } from "../db/seed/rows"
import { PEOPLE } from "../db/seed/story"
import { closePools, inWorker, type Tx } from "../db/tenancy"
import { hashPassword } from "../lib/accounts/hash"
import { appendAudit } from "../lib/audit/append"
import { after, clock, DAY } from "../lib/clock"
import { env } from "../lib/env"

// The demo story: loaded once, in one transaction, into a demo's database alone.

type SignIn = { readonly who: string; readonly login: string; readonly password: string }

const signIns = (): SignIn[] =>
  JSON.parse(readFileSync(fileURLToPath(new URL("./demo-sign-ins.json", import.meta.url)), "utf8")) as SignIn[]

async function letIn(tx: Tx, now: Date): Promise<void> {
  const rows = await Promise.all(
    signIns().map(async ({ login, password }) => ({
      handle: login,
      hash: await hashPassword(password),
      at: now,
    })),
  )
  await tx.rows(addPasswords(rows))
}

async function tell(tx: Tx, now: Date): Promise<void> {
  const support = new Set(PEOPLE.filter((one) => one.support).map((one) => one.handle))
  for (const org of STORY) {
    for (const { by, chain, operation, target, before, after: then } of historyOf(org, (days) =>
      after(now, days * DAY),
    )) {
      await tx.rows(speakAs(`user-${by}`, support.has(by) ? "support" : "user"))
      await appendAudit(tx, chain, [{ operation, target, before, after: then }])
    }
  }
  await tx.rows(speakAs(null, "system"))
}

async function seed(): Promise<string> {
  if (env().PROVOST_DEMO !== "1") return "The demo story is loaded only where PROVOST_DEMO is 1."
  const now = clock.now()
  const bounds = { org: null, actor: null, installation: true, actorKind: "system", system: "system:seed", now }
  await inWorker(bounds, async (tx) => {
    if (!(await loadStory(tx, now))) return
    await letIn(tx, now)
    await tell(tx, now)
  })
  return ""
}

let problem: string
try {
  problem = await seed()
} catch (error) {
  problem = `The demo story could not be loaded: ${error instanceof Error ? error.message : String(error)}`
}
await closePools()
if (problem) {
  console.error(problem)
  process.exitCode = 1
}
