import { activateAccount } from "@/lib/accounts/activate"
import { confirmEmail } from "@/lib/accounts/confirm-email"
import { requestReset, sendReset } from "@/lib/accounts/request-reset"
import { resetPassword } from "@/lib/accounts/reset-password"
import { seeLink } from "@/lib/accounts/see-link"
import type { AnyOperation } from "@/lib/operations/operation"
import { accessHistory } from "@/lib/users/access-history"
import { changeEmail } from "@/lib/users/change-email"
import { changePassword } from "@/lib/users/change-password"
import { listBillingAccounts, setBillTo, setDefaultOrg } from "@/lib/users/defaults"
import { editProfile } from "@/lib/users/edit-profile"
import { ownProfileQuery } from "@/lib/users/profile"

export const userOperations: readonly AnyOperation[] = [
  ownProfileQuery,
  editProfile,
  changePassword,
  changeEmail,
  setDefaultOrg,
  setBillTo,
  listBillingAccounts,
  accessHistory,
  seeLink,
  requestReset,
  sendReset,
  resetPassword,
  activateAccount,
  confirmEmail,
]
