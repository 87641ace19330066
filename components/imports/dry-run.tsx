import { clsx } from "clsx"
import Link from "next/link"
import { EmptyState } from "@/components/ui/empty-state"
import type { ImportKindName, RowOutcome } from "@/lib/imports/inputs"
import type { DryRun as Run } from "@/lib/imports/rows"
import { Happens } from "./happens"
import { KIND_WORDS } from "./kinds"

const COUNT = new Intl.NumberFormat("en-US")
const TABS = [
  { id: "create", label: "Create" },
  { id: "change", label: "Change" },
  { id: "same", label: "Same" },
  { id: "refused", label: "Refused" },
] as const satisfies readonly { id: RowOutcome; label: string }[]

type DryRunProps = { kind: ImportKindName; run: Run; path: string; file: string; after: number }

/** What each row of the file would do, before anything is done; a tab for each outcome, with its reason. */
export function DryRun({ kind, run, path, file, after }: DryRunProps) {
  const shown = run.outcome === "all" ? "create" : run.outcome
  const href = (show: RowOutcome, from = 0) => `${path}?file=${file}&show=${show}${from ? `&after=${from}` : ""}`
  const tab = TABS.find((one) => one.id === shown) ?? TABS[0]
  return (
    <section aria-label="What the file would do">
      <nav aria-label="Rows by outcome" className="mb-3 flex flex-wrap gap-1.5">
        {TABS.map(({ id, label }) => (
          <Link
            key={id}
            href={href(id)}
            scroll={false}
            aria-current={id === shown ? "true" : undefined}
            className={clsx(
              "whitespace-nowrap rounded-md border px-2.5 py-1.5 font-medium tabular-nums sm:px-3",
              id === shown ? "border-accent bg-accent-soft text-accent" : "bg-surface text-dim hover:text-ink",
            )}
          >
            {label} <span className="ml-1 font-normal">{COUNT.format(run.counts[id])}</span>
          </Link>
        ))}
      </nav>
      <div className="overflow-hidden rounded-lg border bg-surface">
        {run.rows.length === 0 ? (
          <EmptyState title={KIND_WORDS[kind].empty[tab.id]} />
        ) : (
          <div className="overflow-x-auto">
            <table aria-label={`Rows: ${tab.label.toLowerCase()}`} className="w-full border-collapse">
              <thead>
                <tr className="border-b text-left text-[12.5px] text-dim">
                  <th scope="col" className="h-9 w-14 px-3 text-right font-medium">
                    Line
                  </th>
                  <th scope="col" className="px-3 font-medium">
                    {KIND_WORDS[kind].row}
                  </th>
                  <th scope="col" className="px-3 font-medium">
                    What happens
                  </th>
                </tr>
              </thead>
              <tbody>
                {run.rows.map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line may be a group and a membership in it
                  <tr key={`${row.line}:${at}`} className="border-b align-top last:border-b-0">
                    <td className="px-3 py-2 text-right text-dim tabular-nums">{row.line}</td>
                    <th
                      scope="row"
                      className="min-w-36 max-w-72 px-3 py-2 text-left font-normal [overflow-wrap:anywhere]"
                    >
                      <span className="font-medium">{row.label}</span>
                      {row.detail && row.detail !== row.label ? (
                        <span className="block text-dim text-xs">{row.detail}</span>
                      ) : null}
                    </th>
                    <td className="px-3 py-2 [overflow-wrap:anywhere]">
                      <Happens kind={kind} row={row} />
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
