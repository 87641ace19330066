import { closePools, inWorker } from "../db/tenancy"
import { clock } from "../lib/clock"
import { env } from "../lib/env"
import { tellStory } from "./story"

// The demo story: loaded once, in one transaction, into a demo's database alone.

async function seed(): Promise<string> {
  if (env().PROVOST_DEMO !== "1") return "The demo story is loaded only where PROVOST_DEMO is 1."
  const now = clock.now()
  const bounds = { org: null, actor: null, installation: true, actorKind: "system", system: "system:seed", now }
  await inWorker(bounds, (tx) => tellStory(tx, now))
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
