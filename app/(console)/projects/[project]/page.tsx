import { redirect } from "next/navigation"
import { type ProjectParams, projectOf } from "./project"

/** Who reaches the data lands there, who only looks after the project on its settings (A092). */
export default async function ProjectPage({ params }: ProjectParams) {
  const project = await projectOf((await params).project)
  redirect(`/projects/${project.id}/${project.level === "NONE" ? "settings" : "manage"}`)
}
