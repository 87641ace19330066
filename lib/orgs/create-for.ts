import { limitSet } from "@/db/sql/accounts"
import { newOrgStatement } from "@/db/sql/new-org"
import { featuresSet, lifeSet } from "@/db/sql/org-desk"
import { type PersonRow, usersTaking } from "@/db/sql/support"
import type { Tx } from "@/db/tenancy"
import { ADMIN_SETTINGS } from "@/lib/access/levels"
import { refuse, type Verdict } from "@/lib/access/verdict"
import { orgId } from "@/lib/ids"
import { userOf } from "@/lib/operations/actor"
import { type Ask, type Change, mutation } from "@/lib/operations/operation"
import { type CreateFor, createForInput } from "@/lib/support/inputs"
import { featuresAfter, mayHaveFeatures, type OrgFeatures } from "./feature-plan"
import { mayBeNamed, nameAdmin } from "./name-admin"

type Facts = { readonly taken: boolean; readonly byEmail: PersonRow | null; readonly byHandle: PersonRow | null }
type Input = CreateFor

const NOTHING: OrgFeatures = {
  billable: false,
  provisioning: false,
  phi: false,
  gxp: false,
  licences: [],
  licenceReference: "",
  baaSignedOn: null,
  development: false,
}

async function load(tx: Tx, { input }: Ask<"installation", Input>): Promise<Facts> {
  const [row] = await tx.rows<{ taken: boolean }>({
    text: "select exists (select 1 from org where handle = $1) as taken",
    values: [input.handle],
  })
  const { email, handle } = input.admin
  const people = await tx.rows<PersonRow>(usersTaking(handle ?? null, email))
  return {
    taken: row?.taken === true,
    byEmail: people.find((one) => one.email?.toLowerCase() === email) ?? null,
    byHandle: people.find((one) => one.handle.toLowerCase() === handle?.toLowerCase()) ?? null,
  }
}

function rule({ facts, input, now }: { readonly facts: Facts; readonly input: Input; readonly now: Date }): Verdict {
  if (facts.taken) return refuse("handle_taken")
  if (input.spendingLimit && input.billable !== true)
    return refuse("invalid_input", "A spending limit needs a billable organization.")
  if (input.expiresAt && new Date(input.expiresAt) <= now) return refuse("end_in_past")
  const features = mayHaveFeatures(null, featuresAfter(NOTHING, input), now)
  return features.allowed ? mayBeNamed(facts, input.admin) : features
}

/** Only what is otherwise than in a plain org, so that the trail says what was chosen. */
function plan(facts: Facts, { input }: { readonly input: Input }): readonly Change[] {
  const chain = orgId(input.handle)
  const named = nameAdmin(facts, input.admin)
  const { billable, provisioning, phi, ...rest } = featuresAfter(NOTHING, input)
  const chosen = Object.fromEntries(
    Object.entries(rest).filter(([field, value]) => String(value) !== String(NOTHING[field as keyof OrgFeatures])),
  )
  return [
    {
      target: chain,
      label: input.name,
      outcome: "changed",
      before: null,
      after: {
        handle: input.handle,
        name: input.name,
        billable,
        spendingLimit: input.spendingLimit ?? null,
        provisioning,
        phi,
        ...chosen,
        ...(input.expiresAt ? { expiresAt: input.expiresAt } : {}),
      },
      chain,
    },
    {
      target: named.id,
      label: named.name,
      outcome: "changed",
      before: null,
      after: { as: named.active ? "member" : "invited", level: ADMIN_SETTINGS.level },
      chain,
    },
  ]
}

/**
 * Creates an org for someone, billable or not, limited or not, with what support switches on, and names its first admin (A024, A025, settled 1.5,
 * 4.2): an account that is activated becomes one at once, any other by the activation mail.
 */
export const createOrgFor = mutation({
  name: "org.create-for",
  summary: "Creates an organization with its first admin.",
  on: "installation",
  needs: "staff:orgs",
  reason: (input) => input.reason,
  input: createForInput,
  load,
  rule,
  plan,
  apply: async (tx, _, { input, facts, now, actor }) => {
    const id = orgId(input.handle)
    const { billable, provisioning, phi, gxp, licences, licenceReference, baaSignedOn, development } = featuresAfter(
      NOTHING,
      input,
    )
    const by = userOf(actor)
    await tx.rows(
      newOrgStatement({
        handle: input.handle,
        name: input.name,
        billable,
        provisioning,
        phi,
        createdAt: now,
        createdBy: by,
      }),
    )
    await tx.rows(
      featuresSet(id, {
        billable,
        provisioning,
        phi,
        gxp,
        licences: [...licences],
        licence_reference: licenceReference,
        baa_signed_on: baaSignedOn,
        development,
      }),
    )
    if (input.expiresAt) await tx.rows(lifeSet(id, "LIVE", input.expiresAt))
    if (input.spendingLimit) await tx.rows(limitSet(id, input.spendingLimit))
    const named = nameAdmin(facts, input.admin)
    return {
      value: { id, admin: named.handle },
      notices: await named.write(tx, { id, name: input.name }, actor, now),
    }
  },
  conflicts: {
    org_pkey: "handle_taken",
    org_handle: "handle_taken",
    user_pkey: "username_taken",
    user_handle_lower: "username_taken",
    user_email_lower: "email_taken",
  },
  example: ({ org }) => {
    const handle = `${org.replace("org-", "").slice(0, 30)}-f`
    const admin = { email: `${handle}@people.example`, handle, name: "First Admin" }
    return { handle, name: "For somebody", admin, reason: "Asked for by contract" }
  },
})
