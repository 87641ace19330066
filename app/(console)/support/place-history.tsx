import { RecentChanges } from "@/components/orgs/recent-changes"
import { Section } from "@/components/orgs/section"
import { ask } from "@/lib/doors/page"
import { placeHistory } from "@/lib/support/place-history"

/** What was last done at a place of the desk that belongs to no org (INV-47). */
export async function PlaceHistory({ place }: { place: "announcements" | "meters" | "staff" }) {
  const history = await ask(placeHistory, null, { place })
  if (history.length === 0) return null
  return (
    <div className="mt-6">
      <Section title="Support history" hint="What was last done here, and why.">
        <RecentChanges changes={history} />
      </Section>
    </div>
  )
}
