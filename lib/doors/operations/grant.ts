import { editGrants } from "@/lib/grants/edit"
import { grantSelf } from "@/lib/grants/grant-self"
import { shareProject } from "@/lib/grants/share"
import { leaveProject, unshareProject } from "@/lib/grants/unshare"

/** Who may do what with a project, and who says so. */
export const grantOperations = [shareProject, editGrants, unshareProject, leaveProject, grantSelf] as const
