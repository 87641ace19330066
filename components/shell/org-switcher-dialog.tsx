"use client"

import { useRouter } from "next/navigation"
import type { Command } from "./commands"
import type { OrgPlace } from "./places"
import { SearchDialog } from "./search-dialog"

type OrgSwitcherDialogProps = { orgs: readonly OrgPlace[]; current: string | undefined; onClose: () => void }

export default function OrgSwitcherDialog({ orgs, current, onClose }: OrgSwitcherDialogProps) {
  const router = useRouter()
  return (
    <SearchDialog
      label="Switch organization"
      placeholder="Name or handle of an organization"
      commands={orgs.map((org) => orgCommand(org, org.id === current ? "This organization" : "Your organizations"))}
      onPick={(command) => "href" in command && router.push(command.href)}
      onClose={onClose}
    />
  )
}

export const orgCommand = (org: OrgPlace, group: string): Command => ({
  id: org.id,
  label: org.label,
  hint: org.handle,
  keywords: org.id,
  group,
  href: org.href,
})
