import Link from "next/link"
import type { ReactNode } from "react"
import { buttonLook } from "@/components/ui/button-look"
import { Callout } from "@/components/ui/callout"
import type { BillingAccount } from "@/lib/billing-accounts/get"

type NotChargingProps = {
  account: BillingAccount
  /** Where who is invoiced is entered, for who may. */
  information: string | null
  askLimit?: ReactNode
}

/** Says at the top why nothing can be charged to an account, and what mends it. */
export function NotCharging({ account: { charging }, information, askLimit }: NotChargingProps) {
  if (charging.may) return null
  const mends: Readonly<Record<string, ReactNode>> = {
    spending_limit_exceeded: askLimit,
    billing_unconfirmed: information ? <Enter href={information} /> : null,
  }
  return (
    <div className="mb-5">
      <Callout tone="warn" title="Nothing new can be charged to this account" action={mends[charging.word ?? ""]}>
        {charging.why}
      </Callout>
    </div>
  )
}

const Enter = ({ href }: { href: string }) => (
  <Link href={href} className={buttonLook("plain", "sm")}>
    Enter billing information
  </Link>
)
