import type { Metadata } from "next"
import { BillingAccounts } from "@/components/profile/billing-accounts"
import { Section } from "@/components/profile/section"
import { ask, viewer } from "@/lib/doors/page"
import { listBillingAccounts } from "@/lib/users/defaults"

export const metadata: Metadata = { title: "Billing accounts · Profile" }

export default async function BillingAccountsPage() {
  const [person, accounts] = await Promise.all([viewer(), ask(listBillingAccounts, null, {})])
  return (
    <Section
      title="Billing accounts"
      about="New projects of yours are billed to your default account. Only you choose it: nobody who adds you to an organization changes it."
    >
      <BillingAccounts {...accounts} me={person.userId} />
    </Section>
  )
}
