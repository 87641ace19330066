import Link from "next/link"
import type { ReactNode } from "react"
import { showsSentMail } from "@/lib/doors/sent-mail"

export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      {showsSentMail() ? (
        <footer className="px-6 pb-8 text-center text-dim text-sm">
          This is a demo:{" "}
          <Link href="/sent-mail" className="text-accent underline underline-offset-2">
            read the mail it has sent
          </Link>
          .
        </footer>
      ) : null}
    </>
  )
}
