import { Badge } from "@/components/ui/badge"
import { type Row, rowsOf, type Schema } from "./schema-rows"

export type Operation = {
  readonly name: string
  readonly summary: string
  readonly description: string
  readonly kind: "query" | "mutation"
  readonly org: boolean
  readonly input: Schema
}

/** One operation of the API: what it is for, what it takes, how it is called. */
export function OperationDoc({ operation, origin }: { operation: Operation; origin: string }) {
  const { name, summary, description, kind, org, input } = operation
  const rows = rowsOf(input)
  return (
    <article id={name} aria-labelledby={`${name}-title`} className="scroll-mt-6 border-t py-6">
      <h3 id={`${name}-title`} className="flex flex-wrap items-center gap-2.5 font-medium text-base">
        <code className="text-sm!">{name}</code>
        <Badge tone={kind === "query" ? "neutral" : "accent"}>{kind === "query" ? "Reads" : "Changes"}</Badge>
      </h3>
      <p className="mt-1">{summary}</p>
      <p className="text-dim text-sm">{description}</p>
      {rows.length > 0 ? <Fields name={name} rows={rows} /> : null}
      <details className="mt-3">
        <summary className="w-fit rounded-sm text-accent">Example call</summary>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          tabIndex={0}
          className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 text-xs leading-5"
        >
          {callOf(name, org, rows, origin)}
        </pre>
      </details>
    </article>
  )
}

const Fields = ({ name, rows }: { name: string; rows: readonly Row[] }) => (
  <div className="mt-3 overflow-x-auto">
    <table aria-label={`Input of ${name}`} className="w-full max-w-[860px] border-collapse text-sm">
      <thead>
        <tr className="border-b text-left text-dim">
          <th className="py-1.5 pr-4 font-normal">Input</th>
          <th className="py-1.5 pr-4 font-normal">Type</th>
          <th className="py-1.5 font-normal">Default</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.path} className="border-b align-top last:border-b-0">
            <th scope="row" className="whitespace-nowrap py-1.5 pr-4 text-left font-normal">
              <code>{row.path}</code>
              {row.required ? <span className="text-dim"> required</span> : null}
            </th>
            <td className="py-1.5 pr-4 text-dim">{row.type}</td>
            <td className="py-1.5 text-dim">{row.otherwise === undefined ? "" : <code>{row.otherwise}</code>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

function callOf(name: string, org: boolean, rows: readonly Row[], origin: string): string {
  const input = Object.fromEntries(
    rows.filter((row) => row.required && !row.path.includes(".")).map((row) => [row.path, row.example]),
  )
  const body = JSON.stringify({ ...(org ? { org: "org-demo_org" } : {}), input })
  return `curl ${origin}/api/v1/${name} \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -H "Content-Type: application/json" \\\n  -d '${body}'`
}
