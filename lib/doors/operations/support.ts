import type { AnyOperation } from "@/lib/operations/operation"
import { createOrgFor } from "@/lib/orgs/create-for"
import { setFeatures } from "@/lib/orgs/set-features"
import { createSupport } from "@/lib/support/create"
import { findUser } from "@/lib/support/find-user"
import { resendActivation } from "@/lib/support/resend-activation"
import { signOutUser } from "@/lib/support/sign-out-user"
import { unlockUser } from "@/lib/support/unlock-user"

/** What the installation's commands do until support has its screens (settled 4.2). */
export const supportOperations: readonly AnyOperation[] = [
  createOrgFor,
  setFeatures,
  createSupport,
  findUser,
  unlockUser,
  signOutUser,
  resendActivation,
]
