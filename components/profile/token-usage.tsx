"use client"

import Link from "next/link"
import { useSyncExternalStore } from "react"
import { CopyButton } from "@/components/ui/copy-button"
import { Section } from "./section"

const never = () => () => {}

/** How a program uses a token, as lines to paste: asking about an org that it reaches. */
export function TokenUsage({ org }: { org: string | null }) {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  )
  const asked = org ? { name: "org.get", body: `{"org":"${org}","input":{}}` } : { name: "user.profile", body: "{}" }
  const lines = [
    `curl ${origin}/api/v1/${asked.name} \\`,
    `  -H "Authorization: Bearer $PROVOST_TOKEN" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${asked.body}'`,
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
