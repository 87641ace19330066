import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { Time } from "@/components/ui/time"
import type { ProjectEvent } from "@/lib/grants/history"

type ProjectEventsProps = { events: readonly ProjectEvent[]; older: string | null; newest: string | null }

/** A project's history, a line each: when, who, what, and each field from what to what. */
export function ProjectEvents({ events, older, newest }: ProjectEventsProps) {
  return (
    <>
      <div className="overflow-hidden rounded-lg border bg-surface">
        {events.length === 0 ? (
          <EmptyState title="Nothing has been done yet">What is done with the project is told here.</EmptyState>
        ) : (
          <ol>
            {events.map((event) => (
              <li
                key={event.id}
                className="grid gap-x-4 border-b px-3 py-2.5 last:border-b-0 sm:grid-cols-[150px_minmax(0,1fr)]"
              >
                <span className="text-dim tabular-nums max-sm:text-xs">
                  <Time value={event.at} as="moment" />
                </span>
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <b className="font-medium">{event.actor}</b> {event.did}
                  {event.changes.length > 0 ? <Changes changes={event.changes} /> : null}
                </span>
              </li>
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

const Changes = ({ changes }: { changes: ProjectEvent["changes"] }) => (
  <ul className="mt-0.5 text-dim">
    {changes.map(({ field, from, to }) => (
      <li key={field} className={from === null || to === null ? "mr-3 inline-block" : ""}>
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
    ))}
  </ul>
)
