import type { AnyOperation } from "@/lib/operations/operation"
import { createOrgFor } from "@/lib/orgs/create-for"
import { setFeatures } from "@/lib/orgs/set-features"
import { setLimit } from "@/lib/orgs/set-limit"
import { createSupport } from "@/lib/support/create"
import { findUser } from "@/lib/support/find-user"
import { deskOverview, requestsAtDesk } from "@/lib/support/overview"
import { resendActivation } from "@/lib/support/resend-activation"
import { signOutUser } from "@/lib/support/sign-out-user"
import { unlockUser } from "@/lib/support/unlock-user"

/** The support desk, and what the installation's commands do (settled 4.2). */
export const supportOperations: readonly AnyOperation[] = [
  deskOverview,
  requestsAtDesk,
  createOrgFor,
  setFeatures,
  setLimit,
  createSupport,
  findUser,
  unlockUser,
  signOutUser,
  resendActivation,
]
