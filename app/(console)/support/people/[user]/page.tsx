import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { cache } from "react"
import { KindBadge, PersonBadges } from "@/components/support/person-badges"
import { PersonHistory, PersonIdentity, PersonOrgs, PersonSignIn } from "@/components/support/person-sections"
import { PageHeader } from "@/components/ui/page-header"
import { ask, viewer } from "@/lib/doors/page"
import { findUser } from "@/lib/support/find-user"
import { lackOf } from "../../rights"

type Props = { params: Promise<{ user: string }> }

const personAtDesk = cache(async (id: string) => {
  const found = await ask(findUser, null, { who: id })
  return found.user === null || found.user.id !== id ? null : found
})
const idOf = async (params: Props["params"]) => decodeURIComponent((await params).user).toLowerCase()

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await personAtDesk(await idOf(params)))?.user.name ?? "Person" }
}

export default async function DeskPersonPage({ params }: Props) {
  const [found, { staff }] = await Promise.all([personAtDesk(await idOf(params)), viewer()])
  if (!found) notFound()
  const { user, waitsUntil } = found
  const lack = lackOf(staff, "people")
  return (
    <>
      <PageHeader
        title={user.name}
        id={user.id}
        person
        back={{ href: "/support/people", label: "People" }}
        badges={
          <>
            <PersonBadges state={user.state} waitsUntil={waitsUntil} />
            <KindBadge staff={user.support} metering={user.metering} />
          </>
        }
      />
      <div className="mt-4">
        <PersonIdentity found={found} lack={lack} />
        <PersonSignIn found={found} lack={lack} />
        <PersonOrgs found={found} />
        <PersonHistory found={found} />
      </div>
    </>
  )
}
