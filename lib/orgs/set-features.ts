import { refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { setFeaturesInput } from "@/lib/support/inputs"
import { featureChange, loadFeatures, mayChangeFeatures, writeFeatures } from "./feature-plan"

/**
 * Switches on or off what support alone decides over: billing, accounts, PHI, GxP, licences, production or not (A043, A080, A180, A342).
 * Refuses with `stale_version` where the org was changed since it was seen, `phi_billing` to take PHI from under projects that have it.
 */
export const setFeatures = mutation({
  name: "org.set-features",
  summary: "Switches an organization's licensed features on or off.",
  on: "installation",
  needs: "staff:features",
  reason: (input) => input.reason,
  input: setFeaturesInput,
  load: (tx, { input, locking }) => loadFeatures(tx, input.org, locking),
  rule: ({ facts, input, now }) => {
    if (!facts) return refuse("not_found", `There is no organization ${input.org}.`)
    if (input.version !== undefined && input.version !== facts.version) return refuse("stale_version")
    return mayChangeFeatures(facts, input, now)
  },
  plan: (facts, { input }) => (facts ? [featureChange(facts, input)] : []),
  apply: async (tx, _, { facts, input }) => {
    if (facts) await writeFeatures(tx, facts, input)
    return { value: { org: input.org } }
  },
  example: ({ org }) => ({
    org,
    phi: true,
    licenceReference: "Agreement 4711",
    baaSignedOn: "2024-03-01",
    reason: "The agreement is signed",
  }),
})
