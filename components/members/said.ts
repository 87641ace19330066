"use client"

import { usePathname, useRouter } from "next/navigation"
import { useAct } from "@/components/form/act"
import { useToasts } from "@/components/ui/toast"
import { PROJECT_LEVEL_WORDS, type ProjectLevel } from "@/lib/access/levels"
import type { Removed } from "@/lib/members/remove"
import type { ActResult } from "@/lib/operations/outcome"
import type { Deed } from "./deeds"
import { members } from "./deeds"

const DONE = {
  edit: "Updated access of",
  role: "Changed the role of",
  end: "Set the end date of",
  disable: "Disabled",
  enable: "Enabled",
  remove: "Removed",
  delete: "Deleted",
  reset: "Sent a reset link to",
  logout: "Logged out",
} as const

type Done = Extract<ActResult, { ok: true }>

/** Says what was done, with Undo where it can be undone; what became a job leads to its progress. */
export function useSaid(org: string, deed: Deed) {
  const { add } = useToasts()
  const { act } = useAct()
  const router = useRouter()
  const path = usePathname()
  return (done: Done): void => {
    if (done.job) {
      router.push(`/orgs/${org}/jobs/${done.job}`)
      return
    }
    // The person's own page is gone with the membership.
    if ((deed.verb === "remove" || deed.verb === "delete") && deed.row && path.endsWith(deed.row.userId))
      router.push(`/orgs/${org}/members`)
    const changed = done.lines.filter((line) => line.outcome === "changed").map((line) => line.target)
    const refused = done.refused > 0 ? `${members(done.refused)} refused: ${firstReason(done)}` : undefined
    const inverse = deed.verb === "remove" ? "member.restore" : deed.verb === "disable" ? "member.enable" : null
    add({
      title: `${DONE[deed.verb]} ${deed.row && done.changed === 1 ? deed.row.name : members(done.changed)}`,
      description: [lostIn(done), refused].filter(Boolean).join(" ") || undefined,
      tone: "done",
      ...(inverse && changed.length > 0
        ? {
            undo: async () => {
              const answer = await act(inverse, org, { members: { ids: changed } })
              if (!answer.ok) throw new Error(answer.message)
            },
          }
        : {}),
    })
  }
}

/** What a removal took away (A076): of one person by name, of several as a count. */
function lostIn({ value }: Done): string | undefined {
  const removed = (value as Partial<Removed> | null)?.removed
  if (!removed) return undefined
  const all = removed.flatMap((one) => [
    ...one.projects.map((project) => `${project.name} (${PROJECT_LEVEL_WORDS[project.level as ProjectLevel]})`),
    ...one.apps.map((app) => app.name),
    ...one.groups.map((group) => `the group ${group.name}`),
  ])
  if (all.length === 0) return undefined
  return removed.length === 1 && all.length <= 6
    ? `Lost ${all.join(", ")}.`
    : `Lost ${all.length} projects, apps and groups in all.`
}

const firstReason = (done: Done): string => done.lines.find((line) => line.outcome === "refused")?.message ?? ""
