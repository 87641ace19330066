import type { Metadata } from "next"
import { cache } from "react"
import { PersonProjects } from "@/components/grants/person-projects"
import { PersonHead } from "@/components/members/person-head"
import { PersonPlace } from "@/components/members/person-place"
import { PersonReach } from "@/components/members/person-reach"
import { PersonTokens } from "@/components/members/person-tokens"
import { RecentChanges } from "@/components/orgs/recent-changes"
import { ask } from "@/lib/doors/page"
import { listMemberProjects } from "@/lib/grants/member-projects"
import { getMember } from "@/lib/members/get"
import { orgOf } from "../../org"

type Props = { params: Promise<{ org: string; user: string }> }

const personOf = cache((org: string, user: string) =>
  ask(getMember, decodeURIComponent(org), { user: decodeURIComponent(user) }),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { org, user } = await params
  return { title: (await personOf(org, user)).name }
}

export default async function PersonPage({ params }: Props) {
  const { org: id, user } = await params
  const [org, person] = await Promise.all([orgOf(id), personOf(id, user)])
  const { inside } = person
  const reached = inside ? await ask(listMemberProjects, org.id, { user: person.userId }) : null
  return (
    <>
      <PersonHead org={{ id: org.id, name: org.name, listed: org.tabs.members }} person={person} />
      <div className="mt-5 grid gap-x-8 gap-y-8 border-t pt-5 lg:grid-cols-[300px_minmax(0,1fr)]">
        <PersonPlace person={person} org={org.name} />
        {inside ? (
          <div className="grid content-start gap-8">
            {reached ? <PersonProjects org={org.id} person={person} first={reached} /> : null}
            <PersonReach apps={inside.apps} />
            <PersonTokens tokens={inside.tokens} />
            {inside.events ? (
              <section aria-labelledby="history">
                <h2 id="history" className="mb-2.5 font-semibold text-base">
                  History
                </h2>
                <RecentChanges changes={inside.events} />
              </section>
            ) : null}
          </div>
        ) : null}
      </div>
    </>
  )
}
