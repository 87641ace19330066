"use client"

import { useAct } from "@/components/form/act"
import { useToasts } from "@/components/ui/toast"
import type { ActResult, Line } from "@/lib/operations/outcome"
import { grantsCounted } from "./words"

type Done = Extract<ActResult, { ok: true }>

const principalOf = (line: Line): string => line.target.slice(line.target.indexOf("/") + 1)

/** What is given again on Undo: what each held, except what had ended before. */
const heldBefore = (lines: readonly Line[], now: number) =>
  lines.flatMap((line) => {
    const endsAt = typeof line.before?.endsAt === "string" ? line.before.endsAt : null
    if (line.outcome !== "changed" || (endsAt !== null && Date.parse(endsAt) <= now)) return []
    return [{ to: principalOf(line), level: line.before?.level, endsAt }]
  })

/** Says who was removed, with Undo: sharing again with what was held, by the same road. */
export function useTakenBack(project: string) {
  const { act } = useAct()
  const { add } = useToasts()
  return (done: Done): void => {
    const changed = done.lines.filter((line) => line.outcome === "changed")
    const again = heldBefore(done.lines, Date.now())
    add({
      title: `Removed ${changed.length === 1 ? changed[0]?.label : grantsCounted(changed.length)} from Members`,
      description: done.refused > 0 ? done.lines.find((line) => line.outcome === "refused")?.message : undefined,
      tone: "done",
      ...(again.length > 0
        ? {
            undo: async () => {
              const answer = await act("project.share", null, { project, with: again, notify: false })
              if (!answer.ok) throw new Error(answer.message)
            },
          }
        : {}),
    })
  }
}
