import { countMembers } from "@/lib/members/count"
import { deleteMember } from "@/lib/members/delete"
import { disableMember, enableMember } from "@/lib/members/disable"
import { editAccess } from "@/lib/members/edit-access"
import { exportMembers } from "@/lib/members/export"
import { listFormer } from "@/lib/members/former"
import { getMember } from "@/lib/members/get"
import { listMembers } from "@/lib/members/list"
import { listPublicMembers } from "@/lib/members/list-public"
import { leaveOrg, removeMember } from "@/lib/members/remove"
import { restoreMember } from "@/lib/members/restore"
import { setEndDate } from "@/lib/members/set-end-date"
import { setRole } from "@/lib/members/set-role"
import { logOutMember, resetMemberPassword } from "@/lib/members/sign-out"
import { listRoles } from "@/lib/roles/list"

export const memberOperations = [
  listMembers,
  countMembers,
  getMember,
  listPublicMembers,
  exportMembers,
  editAccess,
  setRole,
  setEndDate,
  disableMember,
  enableMember,
  removeMember,
  leaveOrg,
  restoreMember,
  deleteMember,
  resetMemberPassword,
  logOutMember,
  listFormer,
  listRoles,
] as const
