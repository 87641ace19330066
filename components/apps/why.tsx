import { CircleCheck, CircleMinus } from "lucide-react"
import { Section } from "@/components/orgs/section"
import type { AppDescription } from "@/lib/apps/get"

/** Why the viewer may run an app or not: every way by which it reaches them, and what would change it (A058, A101). */
export function AppWhy({ app }: { app: AppDescription }) {
  const { access, paths, payer } = app
  const verdict = access.developer
    ? "You develop it, and may run it."
    : access.runs
      ? "You may run it."
      : "You may not run it."
  return (
    <Section title="Your access">
      <p className="font-medium">{verdict}</p>
      <ul className="mt-1.5 grid gap-1.5">
        {paths.map(({ kind, principal, standing, why }) => (
          <Way key={`${kind} ${principal}`} counts={standing === "COUNTS"}>
            {why}
          </Way>
        ))}
        {paths.length === 0 ? <Way counts={false}>Neither you nor an organization of yours is authorized.</Way> : null}
        {access.payerAdmin ? <Way counts>{`You decide over it for ${payer.name}, which it is billed to.`}</Way> : null}
      </ul>
    </Section>
  )
}

const Way = ({ counts, children }: { counts: boolean; children: string }) => (
  <li className="flex gap-2">
    {counts ? (
      <CircleCheck aria-label="Counts" size={16} className="mt-0.5 shrink-0 text-ok" />
    ) : (
      <CircleMinus aria-label="Does not count" size={16} className="mt-0.5 shrink-0 text-warn" />
    )}
    <span className="min-w-0 text-dim [overflow-wrap:anywhere]">{children}</span>
  </li>
)
