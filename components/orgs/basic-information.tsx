import Link from "next/link"
import { CopyButton } from "@/components/ui/copy-button"
import { Time } from "@/components/ui/time"
import { fixedByState } from "@/lib/access/orgs"
import type { Funds } from "@/lib/orgs/funds"
import { dollars } from "./funds-words"
import { RenameButton } from "./rename-button"
import { Fact, Facts, Section } from "./section"

const COUNT = new Intl.NumberFormat("en-US")

export type DescribedOrg = {
  id: string
  name: string
  state: "LIVE" | "SUSPENDED" | "EXPIRED"
  createdAt: string
  version: number
  funds: Funds | null
  counts: { members: number | null; projects: number | null; apps: number | null }
  admins: readonly { id: string; handle: string; name: string }[]
  adminCount: number
  provisioning: boolean
  phi: boolean
  policies: { memberListVisibility: "ADMIN" | "MEMBER" | "PUBLIC"; projectTransfer: "ADMIN" | "MEMBER" }
}

/** Name, id, counts and admins of an org (A009 to A014). */
export function BasicInformation({ org }: { org: DescribedOrg }) {
  const { members, projects, apps } = org.counts
  return (
    <Section title="Basic Information">
      <Facts>
        <Fact name="Organization name">
          <span className="inline-flex flex-wrap items-center gap-3">
            {org.name}
            <RenameButton org={org} reason={fixedByState(org.state)} />
          </span>
        </Fact>
        <Fact name="Organization ID">
          <code>{org.id}</code> <CopyButton value={org.id} label={`Copy ${org.id}`} />
        </Fact>
        <Fact name="Members">{said(members)}</Fact>
        <Fact name="Projects">{said(projects)}</Fact>
        <Fact name="Apps">{said(apps)}</Fact>
        <Fact name="Billing">{org.funds ? billingWords(org.funds) : "-"}</Fact>
        <Fact name="Created">
          <Time value={org.createdAt} as="date" />
        </Fact>
        <Fact name={org.adminCount === 1 ? "Admin" : "Admins"}>
          <ul className="grid gap-1">
            {org.admins.map((admin) => (
              <li key={admin.id}>
                <Link href={`/orgs/${org.id}/members/${admin.id}`} className="hover:underline">
                  {admin.name}
                </Link>{" "}
                <span className="text-dim text-sm">{admin.handle}</span>
              </li>
            ))}
          </ul>
          {org.adminCount > org.admins.length ? (
            <p className="mt-1 text-dim">and {COUNT.format(org.adminCount - org.admins.length)} more</p>
          ) : null}
        </Fact>
      </Facts>
    </Section>
  )
}

const said = (count: number | null) => (count === null ? "-" : COUNT.format(count))

const billingWords = (funds: Funds): string =>
  funds.kind === "none"
    ? "Not billable"
    : funds.kind === "unlimited"
      ? "Billable, no spending limit"
      : `Billable, ${dollars(funds.left)} left of ${dollars(funds.limit)}`
