import { cache } from "react"
import { ask } from "@/lib/doors/page"
import { getProject } from "@/lib/projects/get"

export type ProjectParams = { params: Promise<{ project: string }> }

/** The project of the address, read once a request: its header and its pages ask for the same. */
export const projectOf = cache((project: string) => ask(getProject, null, { project: decodeURIComponent(project) }))
