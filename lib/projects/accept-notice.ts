import { projectNotice } from "@/db/schema/project"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { onProject } from "./inputs"

/** Records, once, that a person has read a project's Data Protection Notice and takes no data out (A168). */
export const acceptNotice = mutation({
  name: "project.accept-notice",
  summary: "Accepts a project's Data Protection Notice, before which its data is not seen.",
  on: "project",
  needs: "project:VIEW",
  // Alone, so that of two at once one records it.
  locksProject: true,
  input: onProject,
  load: async () => null,
  rule: anyone,
  plan: (_, { project, access, me }) => {
    const base = { target: `${project.id}/${me}`, label: project.name }
    if (access.noticeAccepted) return [{ ...base, outcome: "unchanged", note: "accepted already" }]
    if (!project.flags.displayDataProtectionNotice)
      return [{ ...base, outcome: "unchanged", note: "there is no notice to accept" }]
    return [{ ...base, outcome: "changed", before: null, after: { noticeAccepted: true } }]
  },
  apply: async (tx, _, { project, me, now }) => {
    await tx.db.insert(projectNotice).values({ projectId: project.id, userId: me, acceptedAt: now })
    return { value: null }
  },
  example: ({ project }) => ({ project }),
})
