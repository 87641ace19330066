"use client"

import { useMemo } from "react"
import { useCommands } from "@/components/shell/commands"
import { Badge } from "@/components/ui/badge"
import { PageHeader } from "@/components/ui/page-header"
import { type Tab, Tabs } from "@/components/ui/tabs"
import type { ProjectLevel } from "@/lib/access/levels"
import { LevelBadge } from "./level-badge"

type ProjectHeadProps = {
  project: {
    id: string
    name: string
    level: ProjectLevel
    flags: { containsPhi: boolean; restricted: boolean }
    sponsor: { id: string; until: string } | null
  }
  tabs: readonly Tab[]
}

/** Name, id, what stands over the project, the viewer's level or that they are no member, and its tabs (A090, A092). */
export function ProjectHead({ project, tabs }: ProjectHeadProps) {
  const commands = useMemo(
    () => tabs.map(({ href, label }) => ({ id: href, label, group: project.name, href })),
    [tabs, project.name],
  )
  useCommands(commands)
  const { level, flags } = project
  return (
    <>
      <PageHeader
        title={project.name}
        id={project.id}
        back={{ href: "/projects", label: "Projects" }}
        badges={
          <span className="flex flex-wrap gap-2">
            {flags.containsPhi ? <Badge tone="accent">PHI</Badge> : null}
            {flags.restricted ? <Badge title="Copy Access is set to no one.">Restricted</Badge> : null}
            {project.sponsor ? <Badge>Sponsored</Badge> : null}
            <LevelBadge level={level} />
          </span>
        }
      />
      <Tabs label={project.name} tabs={tabs} />
    </>
  )
}
