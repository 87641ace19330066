import { hash, verify } from "@node-rs/argon2"
import { newSecret } from "@/lib/ids"
import { Leave, refused } from "@/lib/operations/failures"

/** Argon2id with OWASP's least: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 2
const WAITING = 20

let running = 0
const queue: (() => void)[] = []

/** Hashing is itself a way to overload the server: two at once, twenty wait, more are told to come again. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new Leave(refused("rate_limited", { retryAfter: 2 }))
    await new Promise<void>((resolve) => queue.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = queue.shift()
    // The place is handed on rather than given up, so that nobody slips in between.
    if (next) next()
    else running -= 1
  }
}

const normal = (password: string): string => password.normalize("NFKC")

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), PARAMETERS))

// Nobody's: what an unknown name is checked against, so that it takes as long as a known one (INV-55).
let nobody: Promise<string> | undefined

/** Whether it is the password of the hash; without a hash it takes as long and is not. */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
  nobody ??= hash(newSecret(), PARAMETERS)
  const against = hashed ?? (await nobody)
  const matches = await inTurn(() => verify(against, normal(password)))
  return matches && hashed !== null
}
