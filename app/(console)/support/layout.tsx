import type { Metadata } from "next"
import type { ReactNode } from "react"
import { DeskHead } from "@/components/support/desk-head"
import { ask } from "@/lib/doors/page"
import { requestsAtDesk } from "@/lib/support/overview"

export const metadata: Metadata = { title: { default: "Support desk", template: "%s · Support desk · Provost" } }

/** The support desk: for staff of the installation; to everybody else there is no such place. */
export default async function SupportLayout({ children }: { children: ReactNode }) {
  const waiting = await ask(requestsAtDesk, null, {})
  return (
    <>
      <DeskHead waiting={waiting} />
      {children}
    </>
  )
}
