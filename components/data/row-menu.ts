"use client"

import { useAct } from "@/components/form/act"
import type { MenuEntry } from "@/components/ui/menu-entries"
import { useToasts } from "@/components/ui/toast"
import type { ObjectListed } from "@/lib/data/list"
import type { Permits } from "@/lib/data/rules"
import type { DataPlace, ObjectDeed, ObjectVerb } from "./deeds"

type Doings = { onShow: (row: ObjectListed) => void; onDeed: (deed: ObjectDeed) => void }

/** The menu at the end of an object's row (A132 to A135); what would be refused says why. */
export function useRowMenu({ project }: DataPlace, permits: Permits, { onShow, onDeed }: Doings) {
  const { act } = useAct()
  const { add } = useToasts()

  async function download(object: string) {
    const answer = await act("object.download", null, { project: project.id, object })
    if (!answer.ok) return add({ title: "It was not downloaded", description: answer.message, tone: "failed" })
    const { download: id } = answer.value as { download: string }
    window.location.assign(`/projects/${project.id}/downloads/${id}`)
  }

  return (row: ObjectListed): readonly MenuEntry[] => {
    const entry = (verb: ObjectVerb, label: string, reason: string | null, danger = false): MenuEntry => ({
      kind: "do",
      label,
      danger,
      reason: reason ?? undefined,
      run: () => onDeed({ verb, target: { ids: [row.id] }, count: 1, rows: [row] }),
    })
    const first: MenuEntry =
      row.kind === "FOLDER"
        ? { kind: "link", label: "Open", href: `/projects/${project.id}/manage/${row.id}` }
        : {
            kind: "do",
            label: "Download",
            reason: permits.download ?? undefined,
            run: () => void download(row.id),
          }
    return [
      first,
      { kind: "do", label: "Show info", run: () => onShow(row) },
      { kind: "rule" },
      entry("rename", "Rename", permits.arrange),
      entry("edit", "Edit tags and properties", permits.arrange),
      entry("move", "Move", permits.arrange),
      entry("copy", "Copy", permits.copy),
      { kind: "rule" },
      entry("delete", "Delete", permits.delete, true),
    ]
  }
}
