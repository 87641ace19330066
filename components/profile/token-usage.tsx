"use client"

import Link from "next/link"
import { ExampleLines } from "@/components/ui/example-lines"
import { Section } from "./section"

/** How a program uses a token, as lines to paste: asking about an org that it reaches. */
export function TokenUsage({ org }: { org: string | null }) {
  const asked = org ? { name: "org.get", body: `{"org":"${org}","input":{}}` } : { name: "user.profile", body: "{}" }
  const linesOf = (origin: string) => [
    `curl ${origin}/api/v1/${asked.name} \\`,
    `  -H "Authorization: Bearer $PROVOST_TOKEN" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${asked.body}'`,
  ]
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
      <ExampleLines lines={linesOf} />
    </Section>
  )
}
