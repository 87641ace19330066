import { countMembers } from "@/lib/members/count"
import { disableMember, enableMember } from "@/lib/members/disable"
import { editAccess } from "@/lib/members/edit-access"
import { listMembers } from "@/lib/members/list"
import { setEndDate } from "@/lib/members/set-end-date"
import { setRole } from "@/lib/members/set-role"
import { listRoles } from "@/lib/roles/list"

export const memberOperations = [
  listMembers,
  countMembers,
  editAccess,
  setRole,
  setEndDate,
  disableMember,
  enableMember,
  listRoles,
] as const
