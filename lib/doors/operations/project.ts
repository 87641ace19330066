import { acceptNotice } from "@/lib/projects/accept-notice"
import { createProject } from "@/lib/projects/create"
import { deleteProject } from "@/lib/projects/delete"
import { editDetails } from "@/lib/projects/edit-details"
import { enablePhi } from "@/lib/projects/enable-phi"
import { getProject } from "@/lib/projects/get"
import { projectLimits } from "@/lib/projects/limits"
import { listProjects } from "@/lib/projects/list"
import { setExecutables, unsetExecutables } from "@/lib/projects/set-executables"
import { setFlags } from "@/lib/projects/set-flags"
import { setLimits } from "@/lib/projects/set-limits"

export const projectOperations = [
  createProject,
  getProject,
  listProjects,
  editDetails,
  setFlags,
  projectLimits,
  setLimits,
  enablePhi,
  setExecutables,
  unsetExecutables,
  acceptNotice,
  deleteProject,
] as const
