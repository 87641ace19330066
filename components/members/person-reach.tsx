import type { ReactNode } from "react"
import { Badge } from "@/components/ui/badge"
import type { Person } from "@/lib/members/get"
import type { ReachedApp } from "@/lib/members/reach"

type PersonReachProps = { person: Person; apps: readonly ReachedApp[] }

const COUNT = new Intl.NumberFormat("en-US")

/** Which apps reach them, how far, and by which way: a permission of their own, or the org where they have app access (A058). */
export function PersonReach({ person, apps }: PersonReachProps) {
  const asleep = person.status !== "ACTIVE"
  return (
    <section aria-labelledby="apps">
      <Heading id="apps" title="Apps" count={apps.length} asleep={asleep} />
      <Lines empty="No app reaches them through this organization.">
        {apps.map((one) => (
          <Line
            key={one.id}
            name={one.name}
            verdict={one.runs ? (one.own === "DEVELOPER" ? "Develops" : "May run") : "May not run"}
            none={!one.runs || asleep}
            why={appWay(one, person)}
          />
        ))}
      </Lines>
    </section>
  )
}

const appWay = ({ own, shared, runs }: ReachedApp, { appAccess }: Person): string => {
  if (own) return own === "DEVELOPER" ? "developer of the app" : "authorized themselves"
  return shared && !runs && !appAccess
    ? "shared with the organization, but their app access is off"
    : "shared with the organization"
}

const Heading = ({ id, title, count, asleep }: { id: string; title: string; count: number; asleep: boolean }) => (
  <h2 id={id} className="mb-2.5 flex items-center gap-2 font-semibold text-base">
    {title} <span className="font-normal text-dim tabular-nums">{COUNT.format(count)}</span>
    {asleep && count > 0 ? <Badge tone="warn">asleep while the membership is not active</Badge> : null}
  </h2>
)

function Lines({ empty, children }: { empty: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return <p className="text-dim">{empty}</p>
  return <ul className="max-h-[420px] overflow-y-auto rounded-lg border bg-surface">{children}</ul>
}

const Line = ({ name, verdict, none, why }: { name: string; verdict: string; none: boolean; why: string }) => (
  <li className="grid min-h-11 items-center gap-x-4 border-b px-3 py-1.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_110px_minmax(0,1.6fr)]">
    <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
    <span className={none ? "text-dim" : ""}>{verdict}</span>
    <span className="text-dim text-sm">{why}</span>
  </li>
)
