import { cache } from "react"
import { orgOf } from "@/app/(console)/orgs/[org]/org"
import { viewer } from "@/lib/doors/page"

export type AccountParams = { params: Promise<{ account: string }> }

/** The billing account of the address: one's own, or an org's as far as one may see it. Others are not found. */
export const accountOf = cache(async (named: string) => {
  const account = decodeURIComponent(named)
  const person = await viewer()
  if (account === person.userId)
    return { id: account, name: "Your own account", own: true, open: true, information: false, statements: false }
  const { id, name, tabs, billing } = await orgOf(account)
  return { id, name, own: false, open: tabs.billing, information: billing.information, statements: billing.statements }
})
