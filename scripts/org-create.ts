import { PAYER_LICENCES } from "../lib/access/project-flags"
import { perform } from "../lib/operations/perform"
import { createOrgFor } from "../lib/orgs/create-for"
import { setFeatures } from "../lib/orgs/set-features"
import { argumentsOf, because, callOf, command, Halt } from "./command"

const USAGE = `Usage: npm run org:create -- --handle lab --name 'The Lab' --admin-email ada@example.org [--admin-username ada --admin-name 'Ada Admin']
  [--billable on|off] [--limit 5000|none] [--provisioning on|off] [--phi on|off] [--licences flag,flag|none]
The username and the name are for an account that does not exist yet. Without --admin-email the features of an existing organization are switched.
Licences are for these flags of its projects: ${PAYER_LICENCES.join(", ")}.`

const MICRO = 1_000_000n

function switchOf(name: string, value: unknown): boolean | undefined {
  if (value === undefined) return undefined
  if (value === "on" || value === "off") return value === "on"
  throw new Halt(`--${name} is "on" or "off".`)
}

/** Dollars, with cents, as micro-dollars. */
function limitOf(value: unknown): string | null | undefined {
  if (value === undefined) return undefined
  if (value === "none") return null
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(String(value))
  if (!parts) throw new Halt('--limit is an amount of dollars such as 5000 or 5000.50, or "none".')
  return String(BigInt(parts[1] ?? "0") * MICRO + BigInt((parts[2] ?? "").padEnd(2, "0")) * 10_000n)
}

await command(async () => {
  const text = { type: "string" } as const
  const { values } = argumentsOf(
    {
      handle: text,
      name: text,
      "admin-email": text,
      "admin-username": text,
      "admin-name": text,
      billable: text,
      limit: text,
      provisioning: text,
      phi: text,
      licences: text,
      help: { type: "boolean" },
    },
    USAGE,
  )
  if (!values.handle) throw new Halt(USAGE)
  const given = {
    billable: switchOf("billable", values.billable),
    spendingLimit: limitOf(values.limit),
    provisioning: switchOf("provisioning", values.provisioning),
    phi: switchOf("phi", values.phi),
  }
  const licences =
    values.licences === undefined ? undefined : values.licences === "none" ? [] : values.licences.split(",")
  const org = `org-${String(values.handle).toLowerCase()}`
  const features = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  if (!values["admin-email"]) {
    if (values.name || (Object.keys(features).length === 0 && !licences)) throw new Halt(USAGE)
    const switched = { org, ...features, ...(licences ? { licences } : {}) }
    const answer = await perform(setFeatures, callOf("org-create", switched))
    if (!answer.ok) throw because(answer)
    return answer.changed > 0 ? `Changed what is switched on for ${org}.` : `Nothing to change: ${org} is so already.`
  }
  const admin = {
    email: values["admin-email"],
    ...(values["admin-username"] ? { handle: values["admin-username"] } : {}),
    ...(values["admin-name"] ? { name: values["admin-name"] } : {}),
  }
  const input = { handle: values.handle, name: values.name ?? values.handle, admin, ...features }
  const answer = await perform(createOrgFor, callOf("org-create", input))
  if (!answer.ok) throw because(answer)
  if (licences) {
    const licensed = await perform(setFeatures, callOf("org-create", { org, licences }))
    if (!licensed.ok) throw because(licensed)
  }
  return `Created ${answer.value.id}. Its first admin is ${answer.value.admin}; mail goes to ${admin.email} as soon as a server runs.`
})
