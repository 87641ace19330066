import { clsx } from "clsx"
import Link from "next/link"
import { PLACE_WORDS } from "@/components/invitations/words"
import { Badge, type Tone } from "@/components/ui/badge"
import { EmptyState } from "@/components/ui/empty-state"
import type { RowOutcome } from "@/lib/imports/inputs"
import type { DryRow, DryRun as Run } from "@/lib/imports/rows"

const COUNT = new Intl.NumberFormat("en-US")
const TABS = [
  { id: "create", label: "Create", tone: "ok", empty: "Nobody new is in the file." },
  { id: "change", label: "Change", tone: "accent", empty: "Nobody who is here already would change." },
  { id: "same", label: "Same", tone: "neutral", empty: "Nobody in the file is here already, just as the file says." },
  { id: "refused", label: "Refused", tone: "danger", empty: "No row is refused." },
] as const satisfies readonly { id: RowOutcome; label: string; tone: Tone; empty: string }[]

type DryRunProps = { run: Run; path: string; file: string; after: number }

/** What each row of the file would do, before anything is done; a tab for each outcome, with its reason. */
export function DryRun({ run, path, file, after }: DryRunProps) {
  const shown = run.outcome === "all" ? "create" : run.outcome
  const href = (show: RowOutcome, from = 0) => `${path}?file=${file}&show=${show}${from ? `&after=${from}` : ""}`
  const tab = TABS.find((one) => one.id === shown) ?? TABS[0]
  return (
    <section aria-label="What the file would do">
      <nav aria-label="Rows by outcome" className="mb-3 flex gap-1.5 overflow-x-auto">
        {TABS.map(({ id, label }) => (
          <Link
            key={id}
            href={href(id)}
            scroll={false}
            aria-current={id === shown ? "true" : undefined}
            className={clsx(
              "rounded-md border px-3 py-1.5 font-medium tabular-nums",
              id === shown ? "border-accent bg-accent-soft text-accent" : "bg-surface text-dim hover:text-ink",
            )}
          >
            {label} <span className="ml-1 font-normal">{COUNT.format(run.counts[id])}</span>
          </Link>
        ))}
      </nav>
      <div className="overflow-hidden rounded-lg border bg-surface">
        {run.rows.length === 0 ? (
          <EmptyState title={tab.empty} />
        ) : (
          <div className="overflow-x-auto">
            <table aria-label={`Rows: ${tab.label.toLowerCase()}`} className="w-full border-collapse">
              <thead>
                <tr className="border-b text-left text-[12.5px] text-dim">
                  <th scope="col" className="h-9 w-14 px-3 text-right font-medium">
                    Line
                  </th>
                  <th scope="col" className="px-3 font-medium">
                    Person
                  </th>
                  <th scope="col" className="px-3 font-medium">
                    What happens
                  </th>
                </tr>
              </thead>
              <tbody>
                {run.rows.map((row) => (
                  <tr key={row.line} className="border-b align-top last:border-b-0">
                    <td className="px-3 py-2 text-right text-dim tabular-nums">{row.line}</td>
                    <th
                      scope="row"
                      className="min-w-36 max-w-72 px-3 py-2 text-left font-normal [overflow-wrap:anywhere]"
                    >
                      <span className="font-medium">{row.label}</span>
                      {row.username && row.username !== row.label ? (
                        <span className="block text-dim text-xs">{row.username}</span>
                      ) : null}
                    </th>
                    <td className="px-3 py-2 [overflow-wrap:anywhere]">
                      <Happens row={row} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {after > 0 || run.next !== null ? (
          <div className="flex justify-end gap-4 border-t px-3 py-2.5 text-sm">
            {after > 0 ? <Link href={href(shown)}>‹ First rows</Link> : null}
            {run.next !== null ? <Link href={href(shown, run.next)}>More rows ›</Link> : null}
          </div>
        ) : null}
      </div>
    </section>
  )
}

const says = (field: string, value: unknown): string => PLACE_WORDS[field]?.says?.(value) ?? String(value ?? "none")

function Happens({ row }: { row: DryRow }) {
  if (row.outcome === "refused") return <span className="text-danger">{row.message}</span>
  const fields = Object.keys(row.after ?? {}).filter(
    (field) => PLACE_WORDS[field] && field !== "as" && field !== "roles",
  )
  return (
    <>
      {row.outcome === "same" ? <span className="text-dim">Is so already</span> : null}
      {row.outcome === "create" ? (
        <span>
          <Badge tone={row.after?.level === "ADMIN" ? "accent" : "neutral"}>{says("level", row.after?.level)}</Badge>{" "}
          {row.after?.as === "member"
            ? "joins at once"
            : row.after?.email
              ? "gets an account and an invitation"
              : "is invited"}
          <span className="block text-dim text-xs">
            {["projectAccess", "billableActivities", "appAccess"]
              .map((field) => `${PLACE_WORDS[field]?.label} ${says(field, row.after?.[field])}`)
              .join(" · ")}
          </span>
        </span>
      ) : null}
      {row.outcome === "change"
        ? fields.map((field) => (
            <span key={field} className="block">
              {PLACE_WORDS[field]?.label} <s className="text-faint">{says(field, row.before?.[field])}</s> →{" "}
              <b className="font-medium">{says(field, row.after?.[field])}</b>
            </span>
          ))
        : null}
      {row.message ? <span className="block text-dim text-xs">{row.message}</span> : null}
    </>
  )
}
