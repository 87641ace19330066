import Link from "next/link"
import { Callout } from "@/components/ui/callout"
import { Time } from "@/components/ui/time"

type WaitingTransfersProps = { transfers: readonly { project: string; name: string; at: string }[] }

/** What is handed over to the viewer and waits for their answer, above the list of their projects (A192, A193). */
export function WaitingTransfers({ transfers }: WaitingTransfersProps) {
  if (transfers.length === 0) return null
  return (
    <section aria-label="Transfers that wait for you" className="mt-4">
      <Callout
        tone="warn"
        title={
          transfers.length === 1
            ? "A project waits for you to take over its billing"
            : `${transfers.length} projects wait for you to take over their billing`
        }
      >
        <ul>
          {transfers.map((one) => (
            <li key={one.project} className="[overflow-wrap:anywhere]">
              <Link href={`/projects/${one.project}`} className="font-medium underline underline-offset-2">
                {one.name}
              </Link>{" "}
              <span className="text-dim">
                asked <Time value={one.at} />
              </span>
            </li>
          ))}
        </ul>
      </Callout>
    </section>
  )
}
