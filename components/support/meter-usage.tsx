"use client"

import Link from "next/link"
import { Section } from "@/components/orgs/section"
import { ExampleLines } from "@/components/ui/example-lines"

const linesOf = (origin: string) => [
  `curl -s ${origin}/api/v1/charge.post \\`,
  `  -H "Authorization: Bearer $TOKEN" \\`,
  `  -H "Content-Type: application/json" \\`,
  `  -d '{"input": {"lines": [`,
  `    {"key": "job-81/compute", "kind": "COMPUTE",`,
  `     "project": "project-…", "user": "user-ada",`,
  `     "quantity": 3600, "amount": 250000,`,
  `     "at": "2026-11-25T08:30:00Z", "reference": "job-81"}]}}'`,
]

/** How a program posts a batch of charges, as lines to paste. */
export function MeterUsage() {
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
        <ExampleLines lines={linesOf} />
      </Section>
    </div>
  )
}
