import { createProject } from "@/lib/projects/create"
import { getProject } from "@/lib/projects/get"

export const projectOperations = [createProject, getProject] as const
