import type { AnyOperation } from "@/lib/operations/operation"
import { createOrgFor } from "@/lib/orgs/create-for"
import { getDeskOrg } from "@/lib/orgs/desk-get"
import { listDeskOrgs } from "@/lib/orgs/desk-list"
import { recoverOrg } from "@/lib/orgs/recover"
import { setFeatures } from "@/lib/orgs/set-features"
import { setLimit } from "@/lib/orgs/set-limit"
import { expireOrg, resumeOrg, setExpiry, suspendOrg } from "@/lib/orgs/set-state"
import { listStaff } from "@/lib/staff/list"
import { setStaffRights } from "@/lib/staff/set-rights"
import { disableStaff, enableStaff } from "@/lib/staff/set-state"
import { createSupport } from "@/lib/support/create"
import { disableUser, enableUser } from "@/lib/support/disable-user"
import { findUser } from "@/lib/support/find-user"
import { deskOverview, requestsAtDesk } from "@/lib/support/overview"
import { placeHistory } from "@/lib/support/place-history"
import { resendActivation } from "@/lib/support/resend-activation"
import { searchUsers } from "@/lib/support/search-users"
import { signOutUser } from "@/lib/support/sign-out-user"
import { unlockUser } from "@/lib/support/unlock-user"

/** The support desk, and what the installation's commands do (settled 4.2). */
export const supportOperations: readonly AnyOperation[] = [
  deskOverview,
  requestsAtDesk,
  placeHistory,
  createOrgFor,
  setFeatures,
  setLimit,
  listDeskOrgs,
  getDeskOrg,
  suspendOrg,
  resumeOrg,
  setExpiry,
  expireOrg,
  recoverOrg,
  createSupport,
  listStaff,
  setStaffRights,
  disableStaff,
  enableStaff,
  findUser,
  searchUsers,
  disableUser,
  enableUser,
  unlockUser,
  signOutUser,
  resendActivation,
]
