import type { Call } from "@/lib/operations/ground"
import type { AnyOperation } from "@/lib/operations/operation"
import type { ActResult, Outcome } from "@/lib/operations/outcome"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"

/** Calls an operation of either kind. */
export const tryIt = (operation: AnyOperation, call: Call): Promise<ActResult | Outcome<unknown>> =>
  operation.kind === "query" ? read(operation, call) : perform(operation, call)

/** What was decided: yes, or the word of the refusal. */
export const decided = (answer: ActResult | Outcome<unknown>): string => (answer.ok ? "yes" : answer.refusal)
