import { Time } from "@/components/ui/time"

type Words = { readonly field: string; readonly from: string | null; readonly to: string | null }
export type RecentChange = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly did: string
  readonly changes: readonly Words[]
  readonly reason?: string | null | undefined
}

/** The last lines of the trail, a sentence each. */
export function RecentChanges({ changes }: { changes: readonly RecentChange[] }) {
  if (changes.length === 0) return <p className="text-dim">Nothing has been changed yet.</p>
  return (
    <ol className="grid">
      {changes.map((one) => (
        <li key={one.seq} className="grid gap-x-4 border-t py-2 first:border-t-0 first:pt-0 sm:grid-cols-[1fr_auto]">
          <p className="min-w-0 [overflow-wrap:anywhere]">
            <span className="font-medium">{one.actor}</span> {one.did}
            {one.changes.length > 0 ? <ChangeWords changes={one.changes} /> : null}
            {one.reason ? <span className="block text-dim text-sm">Reason: {one.reason}</span> : null}
          </p>
          <p className="whitespace-nowrap text-dim text-sm">
            <Time value={one.at} />
          </p>
        </li>
      ))}
    </ol>
  )
}

const ChangeWords = ({ changes }: { changes: readonly Words[] }) => (
  <span className="block text-dim text-sm">
    {changes.map(({ field, from, to }, at) => (
      <span key={field}>
        {at > 0 ? " · " : ""}
        {field} {from === null ? null : <s className="text-faint">{from}</s>} {from !== null && to !== null ? "→ " : ""}
        {to}
      </span>
    ))}
  </span>
)
