import { triesForgotten } from "@/db/sql/sign-in"
import { lookup } from "@/db/tenancy"
import { signInInput } from "@/lib/accounts/inputs"
import { proveNamed } from "@/lib/accounts/prove"
import type { Origin } from "@/lib/operations/actor"
import { answerTo, refused } from "@/lib/operations/failures"
import type { Outcome } from "@/lib/operations/outcome"
import { parseInput } from "@/lib/operations/parse"
import { perform } from "@/lib/operations/perform"
import { type Opened, openSession } from "@/lib/sessions/open-session"

const wait = (seconds: number): string => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`)

/**
 * Signs in by user name or address and password: a new session each time (INV-20). A wrong password, an unknown name, an account
 * that is disabled or not yet activated are answered in the same words, after the same work (INV-55).
 */
export async function signInByPassword(input: unknown, origin: Origin, now: Date): Promise<Outcome<Opened>> {
  const parsed = parseInput(signInInput, input)
  if (!parsed.ok) return parsed
  try {
    const proof = await proveNamed(parsed.value.name, { password: parsed.value.password, origin, now })
    if (!proof.ok && proof.refusal === "rate_limited")
      return refused("rate_limited", {
        retryAfter: proof.retryAfter,
        message: `Too many tries. Wait ${wait(proof.retryAfter)} and try again, or reset the password.`,
      })
    if (!proof.ok) return refused("wrong_credentials")
    const { person } = proof
    return await perform(openSession, {
      actor: {
        kind: "user",
        userId: person.id,
        handle: person.handle,
        name: person.name,
        email: person.email,
        support: person.support,
        staff: [],
        metering: false,
        session: null,
        token: null,
      },
      origin,
      input: { passwordChangedAt: person.password_changed_at?.toISOString() ?? null },
      now,
    })
  } catch (error) {
    return answerTo(error, { operation: "session.open", request: origin.id })
  }
}

/** Lets a name be tried again at once: after its password was set by a mailed link, or by support. */
export const forgetTries = (keys: readonly string[]): Promise<object[]> => lookup(triesForgotten(keys), "worker")
