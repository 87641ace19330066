import type { ReactNode } from "react"
import { Callout } from "@/components/ui/callout"
import type { BillingAccount } from "@/lib/billing-accounts/get"

type NotChargingProps = {
  account: BillingAccount
  askLimit?: ReactNode
}

/** Says at the top why nothing can be charged to an account, and what mends it. */
export function NotCharging({ account: { charging, funds }, askLimit }: NotChargingProps) {
  if (charging.may) return null
  return (
    <div className="mb-5">
      <Callout tone="warn" title="Nothing new can be charged to this account" action={funds === null ? null : askLimit}>
        {charging.why}
      </Callout>
    </div>
  )
}
