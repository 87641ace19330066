import type { Metadata } from "next"
import { AccessControl } from "@/components/projects/access-control"
import { Administration } from "@/components/projects/administration"
import { BasicInformation } from "@/components/projects/basic-information"
import { DataProtection } from "@/components/projects/data-protection"
import { Executables } from "@/components/projects/executables"
import { ask } from "@/lib/doors/page"
import { transferOptions } from "@/lib/transfers/options"
import { type ProjectParams, projectOf } from "../project"

export const metadata: Metadata = { title: "Settings" }

/** The settings are read by everyone who sees the project, and changed by those who administer it (A160, A161). */
export default async function ProjectSettingsPage({ params }: ProjectParams) {
  const project = await projectOf((await params).project)
  const options = project.permits.administer ? await ask(transferOptions, null, { project: project.id }) : null
  return (
    <div>
      <BasicInformation project={project} />
      <AccessControl project={project} />
      <DataProtection project={project} />
      <Executables project={project} />
      <Administration project={project} options={options} />
    </div>
  )
}
