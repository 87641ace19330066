import { type ParseArgsOptionsConfig, parseArgs } from "node:util"
import { closePools } from "../db/tenancy"
import { clock } from "../lib/clock"
import { env } from "../lib/env"
import { newId } from "../lib/ids"
import type { Call } from "../lib/operations/ground"
import type { Refused } from "../lib/operations/outcome"

/** A command that cannot go on, with the sentence that says why. */
export class Halt extends Error {}

/** What stands in the trail as the reason of what a command does. */
export const REASON = "By a command of the installation"

/** Reads `--name value` and what stands alone; refuses what it does not know with the way to call it. */
export function argumentsOf<const Options extends ParseArgsOptionsConfig>(options: Options, usage: string) {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    if ("help" in values && values.help === true) throw new Halt(usage)
    return { values, positionals }
  } catch (error) {
    if (error instanceof Halt) throw error
    throw new Halt(`${error instanceof Error ? error.message.split(". ")[0] : String(error)}.\n${usage}`)
  }
}

/** The call of a command: the installation itself asks, by the command's name. */
export const callOf = (task: string, input: unknown): Call => ({
  actor: { kind: "system", task },
  origin: { id: newId(), ip: null, agent: null, door: "command" },
  org: null,
  input,
  now: clock.now(),
})

/** Why it was refused, in one sentence. */
export const because = (answer: Refused): Halt => new Halt(answer.message)

const GONE = /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN/

function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)
  return GONE.test(text) ? "The database of DATABASE_URL does not answer." : text
}

/** Runs a command to its end: what it says goes out, what went wrong is one sentence and exit code 1. */
export async function command(work: () => Promise<string>): Promise<void> {
  try {
    env()
    console.log(await work())
  } catch (error) {
    console.error(sentenceOf(error))
    process.exitCode = 1
  } finally {
    await closePools()
  }
}
