import type { Metadata } from "next"

export const metadata: Metadata = { title: "Billing" }

export default function BillingPage() {
  return <p className="text-dim">Estimated charges and funds left stand here.</p>
}
