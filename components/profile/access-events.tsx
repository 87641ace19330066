import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { Time } from "@/components/ui/time"
import type { AccessEvent } from "@/lib/users/access-history"

type AccessEventsProps = { events: readonly AccessEvent[]; older: string | null; newest: string | null }

/** What was changed about a person's own access: by whom, where, when, and each setting from what to what (settled 2.8). */
export function AccessEvents({ events, older, newest }: AccessEventsProps) {
  return (
    <>
      <div className="overflow-hidden rounded-lg border bg-surface">
        {events.length === 0 ? (
          <EmptyState title="Nothing has been changed">
            What an organization changes about your access is told here.
          </EmptyState>
        ) : (
          <ol>
            {events.map((event) => (
              <Event key={event.id} event={event} />
            ))}
          </ol>
        )}
      </div>
      {older || newest ? (
        <nav aria-label="Pages" className="mt-3 flex gap-2">
          {newest ? <LinkButton href={newest}>Newest</LinkButton> : null}
          {older ? <LinkButton href={older}>Older</LinkButton> : null}
        </nav>
      ) : null}
    </>
  )
}

const Event = ({ event }: { event: AccessEvent }) => (
  <li className="grid gap-x-4 border-b px-3 py-2.5 last:border-b-0 sm:grid-cols-[150px_minmax(0,1fr)_minmax(0,200px)]">
    <span className="text-dim tabular-nums max-sm:text-xs">
      <Time value={event.at} as="moment" />
    </span>
    <span className="min-w-0 [overflow-wrap:anywhere]">
      <b className="font-medium">{event.actor}</b> {event.did}
      {event.changes.length > 0 ? (
        <ul className="mt-0.5 text-dim">
          {event.changes.map((change) => (
            <Change key={change.field} change={change} />
          ))}
        </ul>
      ) : null}
    </span>
    <span className="min-w-0 truncate text-dim max-sm:text-xs sm:text-right">{event.org}</span>
  </li>
)

// Of what was added there is no before: its settings follow each other in one line.
const Change = ({ change: { field, from, to } }: { change: AccessEvent["changes"][number] }) => (
  <li className={from === null ? "mr-3 inline-block" : ""}>
    {field}{" "}
    {from === null ? null : (
      <>
        <span className="sr-only">from </span>
        <s className="text-faint">{from}</s> <span aria-hidden>→ </span>
        <span className="sr-only">to </span>
      </>
    )}
    <span className="text-ink">{to ?? "none"}</span>
  </li>
)
