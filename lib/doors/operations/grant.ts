import { editGrants } from "@/lib/grants/edit"
import { grantSelf } from "@/lib/grants/grant-self"
import { projectHistory } from "@/lib/grants/history"
import { listGrants } from "@/lib/grants/list"
import { listMemberProjects } from "@/lib/grants/member-projects"
import { listShareOptions } from "@/lib/grants/options"
import { countPeople, listPeople } from "@/lib/grants/people"
import { shareProject } from "@/lib/grants/share"
import { leaveProject, unshareProject } from "@/lib/grants/unshare"
import { whyAccess } from "@/lib/grants/why"

/** Who may do what with a project, and who says so. */
export const grantOperations = [
  shareProject,
  editGrants,
  unshareProject,
  leaveProject,
  grantSelf,
  listShareOptions,
  listGrants,
  listPeople,
  countPeople,
  whyAccess,
  projectHistory,
  listMemberProjects,
] as const
