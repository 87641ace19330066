import { newId } from "@/lib/ids"
import { answerTo } from "@/lib/operations/failures"
import type { Refused } from "@/lib/operations/outcome"

/** Thrown where nobody can say who is asking, as when the database is away: that is no reason to take them for a stranger. */
export class Unknowable extends Error {
  /** All that reaches the browser of an error: the word, and the incident that names the log lines. */
  readonly digest: string
  constructor(readonly answer: Refused) {
    super(answer.message)
    this.name = "Unknowable"
    this.digest = answer.incident ? `${answer.refusal}:${answer.incident}` : answer.refusal
  }
}

/** Looks up who is asking; throws Unknowable when that cannot be done. */
export async function known<T>(find: () => Promise<T>, request: string | null): Promise<T> {
  try {
    return await find()
  } catch (error) {
    throw new Unknowable(answerTo(error, { operation: "identity", request: request ?? newId() }))
  }
}

/** Runs a door, and answers for it where nobody could say who is asking (INV-53). */
export async function guarded<T>(door: () => Promise<T>): Promise<T | Refused> {
  try {
    return await door()
  } catch (error) {
    if (error instanceof Unknowable) return error.answer
    throw error
  }
}
