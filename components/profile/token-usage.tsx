"use client"

import Link from "next/link"
import { useSyncExternalStore } from "react"
import { CopyButton } from "@/components/ui/copy-button"
import { Section } from "./section"

const never = () => () => {}

/** How a program uses a token, as a line to paste. */
export function TokenUsage() {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  )
  const lines = [
    `curl ${origin}/api/v1/user.profile \\`,
    `  -H "Authorization: Bearer $PROVOST_TOKEN" \\`,
    `  -H "Content-Type: application/json" -d '{}'`,
  ].join("\n")
  return (
    <Section
      title="Using a token"
      about={
        <>
          Send it as a bearer token with each request. What there is to call stands under{" "}
          <Link href="/help/api" className="rounded-sm text-accent underline underline-offset-2">
            Help, API
          </Link>
          .
        </>
      }
    >
      <div className="relative max-w-[760px] rounded-lg border bg-surface">
        <pre className="whitespace-pre-wrap px-3 py-2.5 pr-11 [overflow-wrap:anywhere]">
          <code>{lines}</code>
        </pre>
        <span className="absolute top-1.5 right-1.5 bg-surface">
          <CopyButton value={lines} label="Copy the example" />
        </span>
      </div>
    </Section>
  )
}
