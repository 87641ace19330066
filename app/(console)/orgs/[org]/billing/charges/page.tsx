import type { Metadata } from "next"

export const metadata: Metadata = { title: "Charges" }

export default function ChargesPage() {
  return <p className="text-dim">The lines of the ledger stand here.</p>
}
