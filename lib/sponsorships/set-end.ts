import { projectTold, type ToldRow } from "@/db/sql/projects"
import { sponsorshipSet } from "@/db/sql/sponsorships"
import { allow, refuse } from "@/lib/access/verdict"
import { aboutProject } from "@/lib/notices/project"
import { mutation } from "@/lib/operations/operation"
import { setSponsorshipEndInput } from "./inputs"

/**
 * The sponsor, and nobody else, moves the end of a sponsorship (A200); an end in the past ends it, after which the project can be deleted
 * and handed over (A198, A201). Those it was shared with by name are told.
 */
export const setSponsorshipEnd = mutation({
  name: "project.set-sponsorship-end",
  summary: "Moves the end of a sponsorship of yours; an end in the past ends it.",
  on: "project",
  needs: "project:see",
  locksProject: true,
  input: setSponsorshipEndInput,
  load: async (tx, { project }) => ({ told: await tx.rows<ToldRow>(projectTold(project.id)) }),
  rule: ({ access }) =>
    access.isSponsor ? allow : refuse("lacks_permission", "Only the sponsor of a project changes its sponsorship."),
  plan: (_facts, { project, input, now }) => {
    const line = { target: project.id, label: project.name }
    const until = project.sponsor ? new Date(project.sponsor.until).toISOString() : null
    if (until === input.until) return [{ ...line, outcome: "unchanged" }]
    const ends = new Date(input.until) <= now
    return [
      {
        ...line,
        outcome: "changed",
        before: { sponsoredUntil: until },
        after: { sponsoredUntil: input.until },
        note: ends ? "the sponsorship ends at once" : undefined,
      },
    ]
  },
  apply: async (tx, _changed, { project, input, facts, actor, me, now }) => {
    await tx.rows(sponsorshipSet(project.id, project.sponsor?.id ?? null, input.until, now))
    const { payload, bell } = aboutProject(project, `/projects/${project.id}/settings`)
    const by = actor.kind === "user" ? actor.name : "Provost"
    const until = new Date(input.until) > now ? input.until : null
    return {
      value: null,
      notices: facts.told
        .filter((one) => one.user_id !== me)
        .map((one) => ({
          kind: "project.sponsorship-changed" as const,
          to: { userId: one.user_id, address: one.address },
          payload: { name: one.name, by, until, ...payload },
          bell,
        })),
    }
  },
  example: ({ project }) => ({ project, until: "2400-01-01T00:00:00.000Z" }),
})
