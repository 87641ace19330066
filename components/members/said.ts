"use client"

import { useRouter } from "next/navigation"
import { useAct } from "@/components/form/act"
import { useToasts } from "@/components/ui/toast"
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
  return (done: Done): void => {
    if (done.job) {
      router.push(`/orgs/${org}/jobs/${done.job}`)
      return
    }
    const changed = done.lines.filter((line) => line.outcome === "changed").map((line) => line.target)
    const refused = done.refused > 0 ? `${members(done.refused)} refused: ${firstReason(done)}` : undefined
    const inverse = deed.verb === "remove" ? "member.restore" : deed.verb === "disable" ? "member.enable" : null
    add({
      title: `${DONE[deed.verb]} ${deed.row && done.changed === 1 ? deed.row.name : members(done.changed)}`,
      description: refused,
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

const firstReason = (done: Done): string => done.lines.find((line) => line.outcome === "refused")?.message ?? ""
