import { z } from "zod"

export const LINES_MOST = 1000

const amount = {
  description: "Micro-dollars: a whole number, or its digits as text.",
  anyOf: [
    { type: "integer", minimum: 0 },
    { type: "string", pattern: "^\\d+$" },
  ],
}

/** Each line is judged by itself, so that one that cannot be read holds up no other: what it has to be is said to readers only. */
const line = z.unknown().meta({
  type: "object",
  properties: {
    key: { type: "string", maxLength: 200, description: "The line's idempotency key." },
    kind: { enum: ["COMPUTE", "EGRESS"] },
    project: { type: "string" },
    user: { type: "string", description: "Who caused it." },
    quantity: { type: "integer", minimum: 0, description: "Seconds of compute, bytes of egress." },
    amount,
    at: { type: "string", format: "date-time", description: "When it was used, in UTC." },
    reference: { type: "string", maxLength: 200, description: "The id of what ran." },
    reservation: { type: "string", description: "The key of the reservation that this line settles." },
  },
  required: ["key", "kind", "project", "user", "quantity", "amount", "at"],
  additionalProperties: false,
})

export const postInput = z.strictObject({
  lines: z.array(line).min(1, "Send at least one line.").max(LINES_MOST, `Send at most ${LINES_MOST} lines at once.`),
})

/** Micro-dollars of a reservation, as a number or as digits. */
const amountField = z.union(
  [z.int().min(1).max(1e15), z.string().regex(/^[1-9]\d{0,14}$/)],
  "Enter a whole number of micro-dollars, at least 1.",
)
const keyField = z
  .string()
  .regex(
    /^(?!storage\/)[\x21-\x7e]{1,200}$/,
    "A key is 1 to 200 visible ASCII characters, without spaces, and does not begin with storage/.",
  )

export const RESERVED_MINUTES_MOST = 30 * 24 * 60

export const reserveInput = z.strictObject({
  key: keyField,
  project: z.string().min(1).max(100),
  /** Who caused it. */
  user: z.string().min(1).max(100),
  amount: amountField,
  /** After which it is given back by itself. */
  minutes: z
    .int("Enter whole minutes.")
    .min(1, "Enter at least 1 minute.")
    .max(RESERVED_MINUTES_MOST, `Enter at most ${RESERVED_MINUTES_MOST} minutes.`),
})

export const releaseInput = z.strictObject({ key: keyField })
export const noInput = z.strictObject({})
