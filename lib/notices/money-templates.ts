import { dollarsOf } from "@/lib/access/money"
import type { Letter, Payload } from "./letter"
import { hello, org, say } from "./say"

const money = (p: Payload, key: string): string =>
  /^-?\d+$/.test(say(p, key)) ? dollarsOf(say(p, key)) : "an amount that is not known"

const openBilling = (p: Payload) => ({
  label: "Open Billing",
  to: say(p, "orgId") ? `/orgs/${say(p, "orgId")}/billing` : "/",
})

const statementsPath = (p: Payload): string => (say(p, "orgId") ? `/orgs/${say(p, "orgId")}/billing/statements` : "/")

/** To who is billed, who need not have an account: what they want is attached. */
const statementLetter = (p: Payload): Letter => ({
  subject: `Statement of ${org(p)} for ${say(p, "period", "a month")}: ${money(p, "amount")}`,
  lines: [
    hello(p),
    `${money(p, "amount")} were charged to ${org(p)} on Provost in ${say(p, "period", "the month")}.`,
    say(p, "attached", "true") === "true"
      ? "The statement is attached, as a PDF and as a CSV with every line of it."
      : "The statement is too large for a mail. An admin of the organization downloads it under Billing and passes it on.",
    "You receive this because you confirmed that you are billed for it. If that has changed, tell an admin of the organization.",
  ],
})

/** The mails about what an org spends, to its admins and to who is billed. No project is named in any of them (A184). */
export const MONEY_TEMPLATES = {
  "budget.reached": (p) => ({
    subject: `${org(p)} has used ${say(p, "percent", "a part")}% of its spending limit`,
    lines: [
      hello(p),
      `${money(p, "spent")} of the spending limit of ${money(p, "limit")} of ${org(p)} are charged or reserved.`,
      Number(say(p, "percent", "0")) >= 100
        ? "Nothing more can be charged: no new work begins in the projects it pays for until support has raised the limit."
        : "When all of it is used, no new work begins in the projects it pays for. An admin can ask support for a higher limit under Billing.",
    ],
    action: openBilling(p),
  }),
  "budget.forecast": (p) => ({
    subject: `${org(p)} is likely to reach its spending limit this month`,
    lines: [
      hello(p),
      `At the pace of the last days the spending limit of ${money(p, "limit")} of ${org(p)} is reached around ${say(p, "reachedOn", "the end of the month")}. ${money(p, "spent")} are charged or reserved so far.`,
      "When all of it is used, no new work begins in the projects it pays for. An admin can ask support for a higher limit under Billing.",
    ],
    action: openBilling(p),
  }),
  "statement.monthly": statementLetter,
  "statement.again": statementLetter,
  "statement.ready": (p) => ({
    subject: `The statement of ${org(p)} for ${say(p, "period", "a month")} is ready`,
    lines: [hello(p), `${money(p, "amount")} were charged to ${org(p)} in ${say(p, "period", "the month")}.`],
    action: { label: "Open the statements", to: statementsPath(p) },
  }),
} as const satisfies Record<string, (payload: Payload) => Letter>
