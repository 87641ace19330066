import Link from "next/link"

type Row = {
  readonly n: number
  readonly target: string
  readonly label: string | null
  readonly message: string | null
}
type JobRowsProps = { rows: readonly Row[]; next: string | null }

/** The rows a job refused, and why. */
export function JobRows({ rows, next }: JobRowsProps) {
  return (
    <section aria-labelledby="refused" className="overflow-hidden rounded-lg border bg-surface">
      <h3 id="refused" className="border-b px-4 py-2.5">
        Refused
      </h3>
      <ul>
        {rows.map((row) => (
          <li
            key={row.n}
            className="grid gap-x-4 border-b px-4 py-2 last:border-b-0 sm:grid-cols-[260px_minmax(0,1fr)]"
          >
            <span className="[overflow-wrap:anywhere]">{row.label ?? row.target}</span>
            <span className="text-danger [overflow-wrap:anywhere]">{row.message}</span>
          </li>
        ))}
      </ul>
      {next ? (
        <p className="border-t px-4 py-2.5 text-right text-sm">
          <Link href={next}>More rows ›</Link>
        </p>
      ) : null}
    </section>
  )
}
