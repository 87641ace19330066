"use client"

import Link from "next/link"
import { useSyncExternalStore } from "react"
import { Section } from "@/components/orgs/section"
import { CopyButton } from "@/components/ui/copy-button"

const never = () => () => {}

/** How a program posts a batch of charges, as lines to paste. */
export function MeterUsage() {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  )
  const lines = [
    `curl -s ${origin}/api/v1/charge.post \\`,
    `  -H "Authorization: Bearer $TOKEN" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{"input": {"lines": [`,
    `    {"key": "job-81/compute", "kind": "COMPUTE",`,
    `     "project": "project-…", "user": "user-ada",`,
    `     "quantity": 3600, "amount": 250000,`,
    `     "at": "2026-11-25T08:30:00Z", "reference": "job-81"}]}}'`,
  ].join("\n")
  return (
    <div className="mt-6">
      <Section
        title="Posting charges"
        hint={
          <>
            Up to 1,000 lines at once, each judged by itself: the answer says of each what became of it. Seconds of
            compute, bytes of egress; amounts in micro-dollars. The same key again is the same line, so repeat a batch
            whose answer did not come. More under{" "}
            <Link href="/help/api" className="rounded-sm text-accent underline underline-offset-2">
              Help, API
            </Link>
            .
          </>
        }
      >
        <div className="relative rounded-lg border bg-surface">
          <pre className="whitespace-pre-wrap px-3 py-2.5 pr-11 text-xs leading-5 [overflow-wrap:anywhere]">
            <code>{lines}</code>
          </pre>
          <span className="absolute top-1.5 right-1.5 bg-surface">
            <CopyButton value={lines} label="Copy the example" />
          </span>
        </div>
      </Section>
    </div>
  )
}
