import { countOrgProjects } from "@/lib/org-projects/count"
import { exportOrgProjects } from "@/lib/org-projects/export"
import { listOrgProjects } from "@/lib/org-projects/list"

export const orgProjectOperations = [listOrgProjects, countOrgProjects, exportOrgProjects] as const
