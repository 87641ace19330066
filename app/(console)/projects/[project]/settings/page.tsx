import type { Metadata } from "next"
import { AccessControl } from "@/components/projects/access-control"
import { Administration } from "@/components/projects/administration"
import { BasicInformation } from "@/components/projects/basic-information"
import { DataProtection } from "@/components/projects/data-protection"
import { Executables } from "@/components/projects/executables"
import { Limits } from "@/components/projects/limits"
import { ask } from "@/lib/doors/page"
import { projectLimits } from "@/lib/projects/limits"
import { transferOptions } from "@/lib/transfers/options"
import { type ProjectParams, projectOf } from "../project"

export const metadata: Metadata = { title: "Settings" }

/** The settings are read by everyone who sees the project, and changed by those who administer it (A160, A161). */
export default async function ProjectSettingsPage({ params }: ProjectParams) {
  const project = await projectOf((await params).project)
  const [limits, options] = await Promise.all([
    ask(projectLimits, null, { project: project.id }),
    project.permits.administer ? ask(transferOptions, null, { project: project.id }) : null,
  ])
  return (
    <div>
      <BasicInformation project={project} />
      <AccessControl project={project} />
      <DataProtection project={project} />
      <Executables project={project} />
      <Limits project={project} of={limits} />
      <Administration project={project} options={options} />
    </div>
  )
}
