import { dollarsOf } from "@/lib/access/money"
import type { Letter, Payload } from "./letter"
import { hello, org, say } from "./say"

const money = (p: Payload, key: string): string =>
  /^-?\d+$/.test(say(p, key)) ? dollarsOf(say(p, key)) : "an amount that is not known"

const openBilling = (p: Payload) => ({
  label: "Open Billing",
  to: say(p, "orgId") ? `/orgs/${say(p, "orgId")}/billing` : "/",
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
} as const satisfies Record<string, (payload: Payload) => Letter>
