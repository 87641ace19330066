import type { Metadata } from "next"
import type { ReactNode } from "react"
import { ProjectHead } from "@/components/projects/project-head"
import { TransferBanner } from "@/components/projects/transfer-banner"
import { UnchargedBanner } from "@/components/projects/uncharged-banner"
import { type ProjectParams, projectOf } from "./project"

export async function generateMetadata({ params }: ProjectParams): Promise<Metadata> {
  const project = await projectOf((await params).project)
  return { title: { default: project.name, template: `%s · ${project.name} · Provost` } }
}

export default async function ProjectLayout({ params, children }: ProjectParams & { children: ReactNode }) {
  const project = await projectOf((await params).project)
  const home = `/projects/${project.id}`
  const inside = project.level !== "NONE"
  const tabs = [
    ...(inside ? [{ href: `${home}/manage`, label: "Manage" }] : []),
    { href: `${home}/members`, label: "Members" },
    { href: `${home}/settings`, label: "Settings" },
    ...(inside || project.payerAdmin ? [{ href: `${home}/history`, label: "History" }] : []),
  ]
  return (
    <>
      <ProjectHead project={project} tabs={tabs} />
      {project.transfer ? <TransferBanner project={project} transfer={project.transfer} /> : null}
      {project.uncharged ? (
        <UnchargedBanner payer={project.payer} payerAdmin={project.payerAdmin} why={project.uncharged} />
      ) : null}
      {children}
    </>
  )
}
