import { confirmInformation, declineInformation } from "@/lib/billing-information/confirm"
import { expireInformation } from "@/lib/billing-information/expire"
import { getInformation } from "@/lib/billing-information/get"
import { resendInformation, withdrawInformation } from "@/lib/billing-information/pending"
import { seeInformation } from "@/lib/billing-information/see"
import { submitInformation } from "@/lib/billing-information/submit"
import type { AnyOperation } from "@/lib/operations/operation"

export const billingInformationOperations: readonly AnyOperation[] = [
  getInformation,
  submitInformation,
  resendInformation,
  withdrawInformation,
  seeInformation,
  confirmInformation,
  declineInformation,
  expireInformation,
]
