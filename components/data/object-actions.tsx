"use client"

import { useEffect } from "react"
import type { Selection } from "@/components/table/selection"
import { Button } from "@/components/ui/button"
import type { ObjectListed } from "@/lib/data/list"
import type { Permits } from "@/lib/data/rules"
import type { ObjectDeed, ObjectVerb } from "./deeds"

type Action = {
  readonly verb: ObjectVerb
  readonly label: string
  readonly permit: keyof Permits
  readonly danger?: true
}

const ACTIONS: readonly Action[] = [
  { verb: "copy", label: "Copy", permit: "copy" },
  { verb: "move", label: "Move", permit: "arrange" },
  { verb: "edit", label: "Edit tags", permit: "arrange" },
  { verb: "delete", label: "Delete", permit: "delete", danger: true },
]

type ObjectActionsProps = {
  selection: Selection<ObjectListed>
  permits: Permits
  onDeed: (deed: ObjectDeed) => void
  /** Told which one is picked, when it is one. */
  onOne: ((id: string) => void) | null
}

/** What fits those that are ticked (A134, A135). */
export function ObjectActions({ selection, permits, onDeed, onOne }: ObjectActionsProps) {
  const { target, count, rows } = selection
  const one = "ids" in target && target.ids.length === 1 ? (target.ids[0] ?? null) : null
  useEffect(() => {
    if (one !== null) onOne?.(one)
  }, [one, onOne])
  return ACTIONS.map(({ verb, label, permit, danger }) => (
    <Button
      key={verb}
      look={verb === "copy" ? "plain" : danger ? "danger-quiet" : "quiet"}
      reason={permits[permit] ?? undefined}
      onClick={() => onDeed({ verb, target, count, rows })}
    >
      {label}
    </Button>
  ))
}
