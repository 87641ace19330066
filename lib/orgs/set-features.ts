import { limitSet } from "@/db/sql/accounts"
import { type FeaturesRow, featuresOf, featuresSet } from "@/db/sql/support"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { type SetFeatures, setFeaturesInput } from "@/lib/support/inputs"

type Features = Pick<FeaturesRow, "billable" | "provisioning" | "phi" | "licences"> & {
  readonly spendingLimit: string | null
}

const NONE: Features = { billable: false, spendingLimit: null, provisioning: false, phi: false, licences: [] }

const featuresIn = (row: FeaturesRow | null): Features =>
  row
    ? {
        billable: row.billable,
        spendingLimit: row.spending_limit,
        provisioning: row.provisioning,
        phi: row.phi,
        licences: row.licences,
      }
    : NONE

/** An org that is not billable has no limit. */
function featuresAfter(before: Features, asked: SetFeatures): Features {
  const billable = asked.billable ?? before.billable
  const limit = asked.spendingLimit === undefined ? before.spendingLimit : asked.spendingLimit
  return {
    billable,
    spendingLimit: billable ? limit : null,
    provisioning: asked.provisioning ?? before.provisioning,
    phi: asked.phi ?? before.phi,
    licences: asked.licences ?? before.licences,
  }
}

const FIELDS = ["billable", "spendingLimit", "provisioning", "phi", "licences"] as const

/** Switches on or off what support alone decides over: billing and its limit, accounts, PHI, licences (A043, A080, A342). */
export const setFeatures = mutation({
  name: "org.set-features",
  summary: "Switches an organization's licensed features on or off.",
  on: "installation",
  needs: "system",
  input: setFeaturesInput,
  load: async (tx, { input, locking }) => {
    const [row] = await tx.rows<FeaturesRow>(featuresOf(input.org, locking))
    return { row: row ?? null }
  },
  rule: ({ facts: { row }, input }) => {
    if (!row) return refuse("not_found", `There is no organization ${input.org}.`)
    const { billable } = featuresAfter(featuresIn(row), input)
    if (input.spendingLimit && !billable)
      return refuse("invalid_input", "A spending limit needs a billable organization.")
    return allow
  },
  plan: ({ row }, { input }) => {
    const before = featuresIn(row)
    const after = featuresAfter(before, input)
    const fields = FIELDS.filter((field) => String(before[field]) !== String(after[field]))
    const base = { target: input.org, label: row?.name ?? input.org }
    if (fields.length === 0) return [{ ...base, outcome: "unchanged" }]
    const only = (of: Features) => Object.fromEntries(fields.map((field) => [field, of[field]]))
    return [{ ...base, outcome: "changed", before: only(before), after: only(after), chain: input.org }]
  },
  apply: async (tx, _, { input, facts }) => {
    const { spendingLimit, ...rest } = featuresAfter(featuresIn(facts.row), input)
    await tx.rows(featuresSet(input.org, rest))
    await tx.rows(limitSet(input.org, spendingLimit))
    return { value: { org: input.org } }
  },
  example: ({ org }) => ({ org, phi: true }),
})
