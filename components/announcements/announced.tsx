import Link from "next/link"
import { Section } from "@/components/orgs/section"
import { Line } from "@/components/support/desk-line"
import { COUNT } from "@/components/table/columns"
import { Time } from "@/components/ui/time"
import type { DeskAnnouncement } from "@/lib/announcements/list"

export type AnnouncedList = {
  total: number
  rows: readonly Pick<DeskAnnouncement, "id" | "title" | "state" | "from" | "until">[]
}

/** On the desk's overview: what everybody reads now, and what they will. */
export const Announced = ({ list }: { list: AnnouncedList }) => (
  <Section title="Announcements" hint="What everybody reads above every page, now and to come.">
    {list.rows.length === 0 ? <p className="text-dim">Nothing is announced.</p> : null}
    <ul className="grid">
      {list.rows.map(({ id, title, state, from, until }) => (
        <Line key={id} name={title} end={until ? <Time value={until} as="moment" /> : "until withdrawn"}>
          {state === "scheduled" ? "from " : "since "}
          <Time value={from} as="moment" />
        </Line>
      ))}
    </ul>
    <p className="mt-2">
      <Link href="/support/announcements" className="underline">
        {list.total > list.rows.length ? `All ${COUNT.format(list.total)}` : "Open Announcements"}
      </Link>
    </p>
  </Section>
)
