import { PAYER_LICENCES } from "../lib/access/project-flags"
import { perform } from "../lib/operations/perform"
import { createOrgFor } from "../lib/orgs/create-for"
import { setFeatures } from "../lib/orgs/set-features"
import { setLimit } from "../lib/orgs/set-limit"
import { argumentsOf, because, callOf, command, Halt } from "./command"

const USAGE = `Usage: npm run org:create -- --handle lab --name 'The Lab' --admin-email ada@example.org [--admin-username ada --admin-name 'Ada Admin']
  [--billable on|off] [--limit 5000|none] [--provisioning on|off] [--phi on|off --baa 2026-03-01] [--gxp on|off] [--licences flag,flag|none]
  [--reference 'Agreement 4711'] [--reason 'Asked for by mail']
PHI, GxP and licences need the reference of the agreement they stand on, PHI also the day its BAA was signed. The username and the name are for an account that does not exist yet. Without --admin-email the features of an existing organization are switched.
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

/** Only what was said. */
const given = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** Switches features first: a limit needs a billable org. Two steps, each whole. */
async function change(
  org: string,
  features: Readonly<Record<string, unknown>>,
  spendingLimit: string | null | undefined,
  reason: string,
): Promise<string> {
  let changed = 0
  if (Object.keys(features).length > 0) {
    const answer = await perform(setFeatures, callOf("org-create", { org, ...features, reason }))
    if (!answer.ok) throw because(answer)
    changed += answer.changed
  }
  if (spendingLimit !== undefined) {
    const answer = await perform(setLimit, callOf("org-create", { org, spendingLimit, reason }))
    if (!answer.ok) throw because(answer)
    changed += answer.changed
  }
  return changed > 0 ? `Changed what is set for ${org}.` : `Nothing to change: ${org} is so already.`
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
      baa: text,
      gxp: text,
      licences: text,
      reference: text,
      reason: text,
      help: { type: "boolean" },
    },
    USAGE,
  )
  if (!values.handle) throw new Halt(USAGE)
  const licences =
    values.licences === undefined ? undefined : values.licences === "none" ? [] : values.licences.split(",")
  const features = given({
    billable: switchOf("billable", values.billable),
    provisioning: switchOf("provisioning", values.provisioning),
    phi: switchOf("phi", values.phi),
    gxp: switchOf("gxp", values.gxp),
    baaSignedOn: values.baa,
    licenceReference: values.reference,
    licences,
  })
  const spendingLimit = limitOf(values.limit)
  const reason = values.reason ?? "By a command of the installation"
  const org = `org-${String(values.handle).toLowerCase()}`
  if (!values["admin-email"]) {
    if (values.name || (Object.keys(features).length === 0 && spendingLimit === undefined)) throw new Halt(USAGE)
    return change(org, features, spendingLimit, reason)
  }
  const admin = given({
    email: values["admin-email"],
    handle: values["admin-username"],
    name: values["admin-name"],
  })
  const input = {
    handle: values.handle,
    name: values.name ?? values.handle,
    admin,
    reason,
    ...features,
    ...given({ spendingLimit }),
  }
  const answer = await perform(createOrgFor, callOf("org-create", input))
  if (!answer.ok) throw because(answer)
  return `Created ${answer.value.id}. Its first admin is ${answer.value.admin}; mail goes to ${values["admin-email"]} as soon as a server runs.`
})
