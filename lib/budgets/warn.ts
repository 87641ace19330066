import { z } from "zod"
import { type ToldRow, toldOfMoney } from "@/db/sql/budget-alerts"
import { forecastTold, moneyStanding, type StandingMoneyRow } from "@/db/sql/forecast"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { noticesTo } from "./alerts"
import { forecastOf } from "./forecast"

const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" })

/** Names the forecast of a month: it is told of once. */
export const forecastKey = (now: Date): string => `forecast:${now.toISOString().slice(0, 7)}`

/** Tells admins and the recipient, once a month, that the spending limit is likely to be reached before the month ends. */
export const warnOfForecast = mutation({
  name: "budget.warn",
  summary: "Tells of a spending limit that is likely to be reached this month.",
  on: "installation",
  needs: "system",
  input: z.strictObject({ org: z.string().max(100) }),
  load: async (tx, { input, now, locking }) => {
    const [money] = await tx.rows<StandingMoneyRow>(moneyStanding(input.org, forecastKey(now), locking))
    return { money, forecast: money && !money.told ? await forecastOf(tx, input.org, now) : null }
  },
  rule: anyone,
  plan: ({ money, forecast }, { input, now }) => {
    const line = { target: input.org, label: input.org }
    const limit = money?.spending_limit
    const near = forecast?.known && forecast.reachedThisMonth && forecast.limitReachedAt
    // What is reached already was told of as such.
    if (!money || !limit || !near || BigInt(money.spent) >= BigInt(limit)) return [{ ...line, outcome: "unchanged" }]
    const after = { month: now.toISOString().slice(0, 7), reachedOn: near }
    return [{ ...line, outcome: "changed", chain: input.org, before: null, after }]
  },
  apply: async (tx, _changed, { facts: { money, forecast }, input: { org }, now }) => {
    if (!money?.spending_limit || !forecast?.known || !forecast.limitReachedAt) return { value: null }
    const key = forecastKey(now)
    await tx.rows(forecastTold(org, key, now, money.spent, money.spending_limit))
    const told = await tx.rows<ToldRow>(toldOfMoney([org], now))
    const payload = {
      spent: money.spent,
      limit: money.spending_limit,
      reachedOn: DATE.format(new Date(forecast.limitReachedAt)),
    }
    return { value: null, notices: noticesTo(told, "budget.forecast", key, payload) }
  },
  example: ({ org }) => ({ org }),
})
