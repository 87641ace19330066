import { Badge } from "@/components/ui/badge"
import { appVerdict } from "@/lib/access/app-access"
import type { ReachedApp } from "@/lib/members/reach"

const COUNT = new Intl.NumberFormat("en-US")

/** Which apps reach them, how far, and by which ways: permissions of their own, or the org where they have app access (A058, A101). */
export function PersonReach({ apps }: { apps: readonly ReachedApp[] }) {
  const running = apps.filter((one) => one.runs).length
  return (
    <section aria-labelledby="apps">
      <h2 id="apps" className="mb-2.5 flex flex-wrap items-baseline gap-x-2 font-semibold text-base">
        Apps <span className="font-normal text-dim tabular-nums">{COUNT.format(running)}</span>
        {apps.length > running ? (
          <span className="font-normal text-dim text-sm">
            and {COUNT.format(apps.length - running)} that they may not run just now
          </span>
        ) : null}
      </h2>
      {apps.length === 0 ? (
        <p className="text-dim">No app reaches them through this organization.</p>
      ) : (
        <ul className="max-h-[420px] overflow-y-auto rounded-lg border bg-surface">
          {apps.map((app) => (
            <Reach key={app.id} app={app} />
          ))}
        </ul>
      )}
    </section>
  )
}

const Reach = ({ app }: { app: ReachedApp }) => (
  <li className="grid min-h-11 items-center gap-x-4 gap-y-1 border-b px-3 py-1.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_110px_minmax(0,1.6fr)]">
    <span className="font-medium [overflow-wrap:anywhere]">{app.name}</span>
    <span>
      <Badge tone={app.developer ? "accent" : app.runs ? "neutral" : "warn"}>{appVerdict(app)}</Badge>
    </span>
    <span className="grid gap-0.5 text-dim text-sm">
      {app.ways.map((way) => (
        <span key={way.why}>{way.why}</span>
      ))}
    </span>
  </li>
)
