import { createMeter } from "../lib/meters/create"
import { METER_DAYS_MOST, meterDays } from "../lib/meters/inputs"
import { issueMeterToken } from "../lib/meters/tokens"
import { perform } from "../lib/operations/perform"
import { argumentsOf, because, callOf, command, Halt, REASON } from "./command"

const USAGE = `Usage: npm run meter:create -- --name 'Batch system' [--username batch-system] [--days 90]
Makes a metering account and a token of it for so many days, 1 to 720.`

await command(async () => {
  const text = { type: "string" } as const
  const { values } = argumentsOf({ name: text, username: text, days: text, help: { type: "boolean" } }, USAGE)
  if (!values.name) throw new Halt(USAGE)
  const slug = values.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")
  const handle = values.username ?? slug.replaceAll(/^-+|-+$/g, "").slice(0, 39)
  const days = Number(values.days ?? 90)
  // Before anything is made: an account without a token would be half of what was asked.
  if (!meterDays.safeParse(days).success) throw new Halt(`--days is a whole number from 1 to ${METER_DAYS_MOST}.`)
  const made = await perform(createMeter, callOf("meter-create", { handle, name: values.name, reason: REASON }))
  if (!made.ok) throw because(made)
  const { meter } = made.value
  const issued = await perform(
    issueMeterToken,
    callOf("meter-create", { meter, name: values.name, days, reason: REASON }),
  )
  if (!issued.ok) throw because(issued)
  return `Made the metering account ${meter}. Its token, which is shown this once and ends ${issued.value.expiresAt.slice(0, 10)}:\n${issued.value.secret}`
})
