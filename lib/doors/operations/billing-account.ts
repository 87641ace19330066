import { breakDownCharges, breakDownOwnCharges } from "@/lib/billing-accounts/breakdown"
import { exportBreakdown, exportOwnBreakdown } from "@/lib/billing-accounts/export"
import { getBillingAccount, ownBillingAccount } from "@/lib/billing-accounts/get"
import { listBillingMonths, ownBillingMonths } from "@/lib/billing-accounts/months"
import { countCharges, countOwnCharges } from "@/lib/charges/count"
import { exportCharges, exportOwnCharges } from "@/lib/charges/export"
import { listCharges, listOwnCharges } from "@/lib/charges/list"

export const billingAccountOperations = [
  getBillingAccount,
  ownBillingAccount,
  listBillingMonths,
  ownBillingMonths,
  breakDownCharges,
  breakDownOwnCharges,
  exportBreakdown,
  exportOwnBreakdown,
  listCharges,
  listOwnCharges,
  countCharges,
  countOwnCharges,
  exportCharges,
  exportOwnCharges,
] as const
