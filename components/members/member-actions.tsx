"use client"

import type { Selection } from "@/components/table/selection"
import { Button } from "@/components/ui/button"
import type { MemberAct, MemberRow } from "@/lib/members/rows"
import type { Deed, MemberVerb } from "./deeds"

type Action = { readonly verb: MemberVerb; readonly label: string; readonly act: MemberAct; readonly danger?: boolean }

const ACTIONS: readonly Action[] = [
  { verb: "edit", label: "Edit Access", act: "edit" },
  { verb: "role", label: "Role", act: "setRole" },
  { verb: "end", label: "End date", act: "edit" },
  { verb: "disable", label: "Disable", act: "disable" },
  { verb: "enable", label: "Enable", act: "enable" },
  { verb: "remove", label: "Remove", act: "remove", danger: true },
]

/** Which of the two fits: enabling only where all that are picked are disabled. */
const fits = (verb: MemberVerb, rows: readonly MemberRow[]): boolean => {
  const off = rows.length > 0 && rows.every((row) => row.status === "DISABLED")
  return verb === "enable" ? off : verb === "disable" ? !off : true
}

/** Why nothing would come of it for any of those picked: the first reason, when all are refused. */
function refusal(act: MemberAct, rows: readonly MemberRow[]): string | undefined {
  const reasons = rows.map((row) => row.permits?.[act]?.sentence)
  return reasons.length > 0 && reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined
}

type MemberActionsProps = { selection: Selection<MemberRow>; onDeed: (deed: Deed) => void }

/** What fits those who are picked (A067, A074). Invitations among them are left alone: each has a menu of its own. */
export function MemberActions({ selection, onDeed }: MemberActionsProps) {
  const rows = selection.rows.filter((row) => row.kind === "member")
  const all = "matching" in selection.target
  const target = all ? selection.target : { ids: rows.map((row) => row.userId) }
  const count = all ? selection.count : rows.length
  if (rows.length === 0 && !all)
    return <span className="px-2 text-dim">Invitations are changed from their own menu.</span>
  return ACTIONS.filter(({ verb }) => fits(verb, rows)).map(({ verb, label, act, danger }) => {
    const reason = refusal(act, rows)
    return (
      <Button
        key={verb}
        look={verb === "edit" ? "plain" : danger ? "danger-quiet" : "quiet"}
        reason={reason}
        onClick={() => onDeed({ verb, target, count, row: count === 1 ? (rows[0] ?? null) : null })}
      >
        {label}
      </Button>
    )
  })
}
