import { mutation } from "@/lib/operations/operation"
import { setSponsorshipInput } from "./inputs"
import { loadSponsoring, maySponsor, sponsorChange, writeSponsoring } from "./sponsor-plan"

/**
 * Support names who sponsors the storage of a project and until when, or ends it (A199). While it lasts the project is neither deleted
 * (A201) nor handed over (A198). Refuses with `unknown_principal` for a sponsor that is none, `end_in_past` for an end that has come, and
 * where the sponsor cannot be charged (A117).
 */
export const setSponsorship = mutation({
  name: "project.set-sponsorship",
  summary: "Names the sponsor of a project and the end of the sponsorship, or ends it.",
  on: "installation",
  needs: "staff:sponsorships",
  reason: (input) => input.reason,
  input: setSponsorshipInput,
  load: (tx, { input, locking, now }) => loadSponsoring(tx, input.project, input.sponsor, { locking, now }),
  rule: ({ facts, input, now }) => maySponsor(facts, input.sponsor, now),
  plan: (facts, { input, now }) => sponsorChange(facts, input.sponsor, now),
  apply: async (tx, _changed, { facts, input, now }) => ({
    value: null,
    notices: await writeSponsoring(tx, facts, input.sponsor, now),
  }),
  example: ({ project, org }) => ({
    project,
    sponsor: { id: org, until: "2400-01-01T00:00:00.000Z" },
    reason: "Agreed with the sponsor",
  }),
})
