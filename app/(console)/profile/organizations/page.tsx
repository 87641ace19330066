import type { Metadata } from "next"
import { PendingInvitations } from "@/components/invitations/pending-invitations"
import { Memberships } from "@/components/profile/memberships"
import { Section } from "@/components/profile/section"
import { LinkButton } from "@/components/ui/link-button"
import { ask } from "@/lib/doors/page"
import { myInvitations } from "@/lib/invitations/accept"
import { switcher } from "@/lib/orgs/switcher"
import { ownProfileQuery } from "@/lib/users/profile"

export const metadata: Metadata = { title: "Organizations · Profile" }

export default async function Organizations() {
  const [{ memberships }, { orgs }, invitations] = await Promise.all([
    ask(ownProfileQuery, null, {}),
    ask(switcher, null, {}),
    ask(myInvitations, null, {}),
  ])
  const opens = new Set(orgs.filter((org) => org.opens).map((org) => org.id))
  const adminOf = orgs.filter((org) => org.level === "ADMIN").map((org) => org.name)
  return (
    <Section
      title="Your organizations"
      action={<LinkButton href="/orgs/new">New organization</LinkButton>}
      about={
        adminOf.length > 0 ? `You are an admin of ${listed(adminOf)}.` : "You are not an admin of any organization."
      }
    >
      <PendingInvitations invitations={invitations} />
      <Memberships rows={memberships.map((one) => ({ ...one, opens: opens.has(one.orgId) }))} />
    </Section>
  )
}

const NAMED = 3

function listed(names: readonly string[]): string {
  if (names.length > NAMED) return `${names.length} organizations`
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names)
}
