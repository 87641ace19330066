import { z } from "zod"
import { accountsHeld, accountsToClose, type ClosedRow, monthsClosed, openAmong } from "@/db/sql/statements"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { monthField } from "./inputs"
import { monthWords, newestToClose } from "./months"

/** So many accounts are held at once: for some milliseconds, which a posting waits out. */
const AT_ONCE = 200

/**
 * Closes a month of accounts of which it is still open, some at a time, under the lock that postings take: what is charged until then is in
 * the ledger, and nothing is charged to the month after. An org's statement is built from then on, by a task of its own (A027).
 */
export const closeMonths = mutation({
  name: "statement.close-months",
  summary: "Closes a month of accounts, after which nothing is charged to it.",
  on: "installation",
  needs: "system",
  input: z.strictObject({ month: monthField }),
  load: async (tx, { input, locking }) => {
    const found = await tx.rows<{ id: string }>(accountsToClose(input.month, AT_ONCE))
    const accounts = found.map((row) => row.id)
    if (!locking) return { accounts }
    await tx.rows(accountsHeld(accounts))
    // Another worker may have closed some while this one waited for them.
    const open = await tx.rows<{ id: string }>(openAmong(accounts, input.month))
    return { accounts: open.map((row) => row.id) }
  },
  rule: ({ input, now }) =>
    input.month <= newestToClose(now) ? allow : refuse("in_future", "This month is not to be closed yet."),
  plan: ({ accounts }, { input }) => {
    const line = { target: input.month.slice(0, 7), label: monthWords(input.month) }
    return accounts.length === 0
      ? [{ ...line, outcome: "unchanged" as const }]
      : [{ ...line, outcome: "changed" as const, before: null, after: { accounts: accounts.length } }]
  },
  apply: async (tx, _changed, { facts: { accounts }, input, now }) => {
    const closed = await tx.rows<ClosedRow>(monthsClosed(accounts, input.month, now))
    return {
      value: null,
      jobs: closed
        .filter((one) => one.charged && one.payer.startsWith("org-"))
        .map(({ payer, month }) => ({
          task: "statement",
          payload: { org: payer, month },
          key: `statement:${payer}:${month}`,
        })),
    }
  },
  example: () => ({ month: "2020-01" }),
})
