import type { Metadata } from "next"
import { dollars } from "@/components/orgs/funds-words"
import { Fact, Facts } from "@/components/profile/facts"
import { OrgLinks } from "@/components/profile/org-links"
import { OwnDetails } from "@/components/profile/own-details"
import { Section } from "@/components/profile/section"
import { Time } from "@/components/ui/time"
import { ask } from "@/lib/doors/page"
import { switcher } from "@/lib/orgs/switcher"
import { ownProfileQuery } from "@/lib/users/profile"

export const metadata: Metadata = { title: "Profile" }

export default async function Details() {
  const [profile, { orgs, primary, funds }] = await Promise.all([
    ask(ownProfileQuery, null, {}),
    ask(switcher, null, {}),
  ])
  const placed = orgs.map((org) => ({ id: org.id, name: org.name, href: org.opens ? `/orgs/${org.id}` : null }))
  const adminOf = new Set(orgs.filter((org) => org.level === "ADMIN").map((org) => org.id))
  return (
    <>
      <Section title="Your details">
        <Facts>
          <OwnDetails name={profile.name} email={profile.email} timeZone={profile.timeZone} />
          <Fact label="User name" hint="It cannot be changed.">
            {profile.handle}
          </Fact>
        </Facts>
      </Section>
      <Section title="Your standing">
        <Facts>
          <Fact label="Admin of">
            <OrgLinks orgs={placed.filter((org) => adminOf.has(org.id))} none="No organization" />
          </Fact>
          <Fact label="Member of">
            <OrgLinks orgs={placed.filter((org) => !adminOf.has(org.id))} none="No other organization" />
          </Fact>
          <Fact label="Starts in" hint="Choose another under Organizations.">
            {orgs.find((org) => org.id === primary)?.name ?? <span className="text-faint">nowhere yet</span>}
          </Fact>
          {funds ? <Fact label={`Funds left in ${funds.name}`}>{dollars(funds.left)}</Fact> : null}
          <Fact label="Account since">
            <Time value={profile.createdAt} as="date" />
          </Fact>
        </Facts>
      </Section>
    </>
  )
}
