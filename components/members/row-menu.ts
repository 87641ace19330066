import type { MenuEntry } from "@/components/ui/menu-entries"
import type { MemberAct, MemberRow } from "@/lib/members/rows"
import type { Deed, MemberVerb, OpenedInvitation } from "./deeds"

/** The menu at the end of a member's row (A311); what would be refused says why. */
export function memberMenu(row: MemberRow, org: string, onDeed: (deed: Deed) => void): readonly MenuEntry[] {
  const entry = (verb: MemberVerb, label: string, act: MemberAct, danger = false): MenuEntry => ({
    kind: "do",
    label,
    danger,
    reason: row.permits?.[act]?.sentence,
    run: () => onDeed({ verb, target: { ids: [row.userId] }, count: 1, row }),
  })
  return [
    { kind: "link", label: "Open", href: `/orgs/${org}/members/${row.userId}` },
    entry("edit", "Edit access", "edit"),
    entry("role", "Change role", "setRole"),
    entry("end", "Set end date", "edit"),
    { kind: "rule" },
    entry("reset", "Reset password", "resetPassword"),
    entry("logout", "Log out", "logOut"),
    row.status === "DISABLED" ? entry("enable", "Enable", "enable") : entry("disable", "Disable", "disable"),
    { kind: "rule" },
    entry("remove", "Remove from organization", "remove", true),
    entry("delete", "Delete user", "delete", true),
  ]
}

/** The menu of an open invitation's row: resend, change, revoke. */
export function invitationMenu(invitation: MemberRow, onDeed: (deed: OpenedInvitation) => void): readonly MenuEntry[] {
  const reason = invitation.permits?.edit?.sentence
  return [
    { kind: "do", label: "Resend invitation", reason, run: () => onDeed({ invitation, verb: "resend" }) },
    { kind: "do", label: "Change invitation", reason, run: () => onDeed({ invitation, verb: "change" }) },
    { kind: "rule" },
    { kind: "do", label: "Revoke invitation", reason, danger: true, run: () => onDeed({ invitation, verb: "revoke" }) },
  ]
}
