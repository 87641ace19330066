"use client"

import { usePathname } from "next/navigation"
import { useMemo } from "react"
import { useCommands } from "@/components/shell/commands"
import { Badge } from "@/components/ui/badge"
import { Callout } from "@/components/ui/callout"
import { PageHeader } from "@/components/ui/page-header"
import { type Tab, Tabs } from "@/components/ui/tabs"
import { ORG_STATE_WORDS, type OrgState } from "@/lib/access/orgs"

type OrgHeadProps = {
  org: { id: string; name: string; state: OrgState; limited: boolean; phi: boolean; gxp: boolean }
  tabs: readonly Tab[]
}

/** Name, id, badges and tabs of an org (A008, A015). A page about one person has a head of its own. */
export function OrgHead({ org, tabs }: OrgHeadProps) {
  const path = usePathname()
  const commands = useMemo(
    () => tabs.map(({ href, label }) => ({ id: href, label, group: org.name, href })),
    [tabs, org.name],
  )
  useCommands(commands)
  if (path.startsWith(`/orgs/${org.id}/members/user-`)) return null
  return (
    <>
      <PageHeader
        title={org.name}
        id={org.id}
        badges={
          <span className="flex flex-wrap gap-2">
            {org.state === "LIVE" ? null : <Badge tone="danger">{ORG_STATE_WORDS[org.state]}</Badge>}
            {org.limited ? <Badge>Limited</Badge> : null}
            {org.phi ? <Badge tone="accent">PHI enabled</Badge> : null}
            {org.gxp ? <Badge tone="accent">GxP</Badge> : null}
          </span>
        }
      />
      <Tabs label={org.name} tabs={tabs} />
      {org.state === "LIVE" ? null : (
        <div className="mb-4">
          <Callout tone="warn" title={`This organization is ${ORG_STATE_WORDS[org.state].toLowerCase()}`}>
            It can be read but not changed. Contact support to go on.
          </Callout>
        </div>
      )}
    </>
  )
}
