import {
  type SponsoredRow,
  type SponsorRow,
  type SponsorToldRow,
  sponsoredProject,
  sponsorNamed,
  sponsorshipSet,
  sponsorTold,
} from "@/db/sql/sponsorships"
import { chargeableOf, mayCharge } from "@/lib/access/charging"
import { allow, refuse } from "@/lib/access/verdict"
import { aboutProject } from "@/lib/notices/project"
import { mutation } from "@/lib/operations/operation"
import { setSponsorshipInput } from "./inputs"

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
  load: async (tx, { input, locking, now }) => {
    const [project] = await tx.rows<SponsoredRow>(sponsoredProject(input.project, locking))
    if (!project || !input.sponsor) return { project: project ?? null, sponsor: null, told: [] }
    const [sponsor] = await tx.rows<SponsorRow>(sponsorNamed(input.sponsor.id))
    const told = await tx.rows<SponsorToldRow>(sponsorTold(input.sponsor.id, now))
    return { project, sponsor: sponsor ?? null, told }
  },
  rule: ({ facts: { project, sponsor }, input, now }) => {
    if (!project) return refuse("not_found")
    if (!input.sponsor) return allow
    if (!sponsor || !["ACTIVE", "LIVE"].includes(sponsor.state))
      return refuse("unknown_principal", "There is no activated user or organization of this id.")
    return new Date(input.sponsor.until) > now ? mayCharge(chargeableOf(sponsor)) : refuse("end_in_past")
  },
  plan: ({ project }, { input, now }) => {
    if (!project) return []
    const line = { target: project.id, label: project.name, chain: project.billed_to }
    const lasts = project.sponsored_until !== null && project.sponsored_until > now
    const before = lasts
      ? { sponsor: project.sponsored_by, sponsoredUntil: project.sponsored_until?.toISOString() ?? null }
      : { sponsor: null, sponsoredUntil: null }
    const after = { sponsor: input.sponsor?.id ?? null, sponsoredUntil: input.sponsor?.until ?? null }
    return JSON.stringify(before) === JSON.stringify(after)
      ? [{ ...line, outcome: "unchanged" }]
      : [{ ...line, outcome: "changed", before, after }]
  },
  apply: async (tx, _changed, { facts, input, now }) => {
    const { project, sponsor, told } = facts
    await tx.rows(sponsorshipSet(input.project, input.sponsor?.id ?? null, input.sponsor?.until ?? null, now))
    if (!project || !input.sponsor) return { value: null }
    const { payload, bell } = aboutProject(
      { id: project.id, name: project.name, flags: { containsPhi: project.contains_phi } },
      `/projects/${project.id}/settings`,
    )
    const until = input.sponsor.until
    return {
      value: null,
      notices: told.map((one) => ({
        kind: "project.sponsored" as const,
        to: { userId: one.user_id, address: one.email },
        payload: {
          name: one.name,
          sponsor: one.user_id === sponsor?.id ? "you" : (sponsor?.name ?? ""),
          until,
          ...payload,
        },
        bell,
      })),
    }
  },
  example: ({ project, org }) => ({
    project,
    sponsor: { id: org, until: "2400-01-01T00:00:00.000Z" },
    reason: "Agreed with the sponsor",
  }),
})
