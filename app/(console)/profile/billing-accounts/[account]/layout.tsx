import Link from "next/link"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { BillingNav } from "@/components/billing/billing-nav"
import { CopyButton } from "@/components/ui/copy-button"
import { type AccountParams, accountOf } from "./account"

/** One billing account of the person's: name in the header, Profile, Billing accounts, the account (A110). */
export default async function AccountLayout({ params, children }: AccountParams & { children: ReactNode }) {
  const account = await accountOf((await params).account)
  if (!account.open) notFound()
  return (
    <>
      <p className="mb-1 text-dim">
        <Link href="/profile/billing-accounts" className="hover:text-ink">
          Billing accounts <span aria-hidden>›</span>
        </Link>
      </p>
      <div className="mb-3 flex flex-wrap items-center gap-x-3">
        <h2 className="text-lg">{account.name}</h2>
        <span className="inline-flex items-center gap-0.5 text-dim">
          <code>{account.id}</code>
          <CopyButton value={account.id} label={`Copy ${account.id}`} />
        </span>
      </div>
      <BillingNav
        home={`/profile/billing-accounts/${account.id}`}
        information={account.information}
        statements={account.statements}
      />
      {children}
    </>
  )
}
