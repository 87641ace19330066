import { inTransaction } from "@/db/tenancy"
import { answerTo, Leave, refusedBy } from "./failures"
import { boundsOf, type Call, standOn, turnedAway } from "./ground"
import { recordDenial } from "./guard"
import type { AnyQuery, On, Query } from "./operation"
import type { Outcome } from "./outcome"
import { parseInput } from "./parse"

/** The only road to what is stored, for a person or a program: same actor, same rule, same tenant as a change. */
export async function read<O extends On, Input, Output>(
  query: Query<O, Input, Output>,
  call: Call,
): Promise<Outcome<Output>> {
  const op = query as unknown as AnyQuery
  const away = turnedAway(op, call)
  if (away) return away
  const parsed = parseInput(query.input, call.input)
  if (!parsed.ok) return parsed
  try {
    return await inTransaction({ ...boundsOf(op, call, parsed.value), readOnly: true }, async (tx) => {
      const ask = await standOn(tx, op, call, parsed.value, "read")
      const verdict = op.rule?.(ask)
      if (verdict && !verdict.allowed) throw new Leave(refusedBy(verdict))
      return { ok: true as const, value: (await op.run(tx, ask)) as Output }
    })
  } catch (error) {
    const answer = answerTo(error, { operation: op.name, request: call.origin.id })
    await recordDenial(op, call, answer)
    return answer
  }
}
