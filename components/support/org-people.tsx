import Link from "next/link"
import { RecentChanges } from "@/components/orgs/recent-changes"
import { Section } from "@/components/orgs/section"
import { StateBadge } from "@/components/requests/state-badge"
import { COUNT } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { Callout } from "@/components/ui/callout"
import { Time } from "@/components/ui/time"
import { type DeskOrgView, OrgDeedButton } from "./org-deeds"
import type { Lacks } from "./org-sections"

type Status = DeskOrgView["admins"][number]["status"]
const STATUS = {
  active: { tone: "ok", says: "Active" },
  disabled: { tone: "neutral", says: "Disabled" },
  ended: { tone: "neutral", says: "Ended" },
  closed: { tone: "neutral", says: "Account not active" },
  invited: { tone: "warn", says: "Invited" },
  bounced: { tone: "danger", says: "Mail came back" },
  lapsed: { tone: "neutral", says: "Invitation expired" },
} as const satisfies Record<Status, { tone: "ok" | "neutral" | "warn" | "danger"; says: string }>

function countsOf({ admins, adminsTotal }: DeskOrgView): string {
  const of = (status: Status) => COUNT.format(admins.filter((one) => one.status === status).length)
  const shown =
    adminsTotal > admins.length ? ` The first ${admins.length} of ${COUNT.format(adminsTotal)} are shown.` : ""
  return `${of("active")} active, ${of("invited")} invited.${shown}`
}

/** Who administers an org; where nobody can, support names somebody (B3.7). */
export const OrgAdmins = ({ org, lacks }: { org: DeskOrgView; lacks: Lacks }) => (
  <Section title="Admins" hint={`${countsOf(org)} Support names one where nobody can manage it.`}>
    {org.hasAdmin ? null : (
      <div className="mb-4">
        <Callout tone="warn" title="Nobody can manage this organization">
          {org.admins.some((one) => one.status === "invited")
            ? "An admin is invited and has not activated the account yet."
            : "None of its admins is active, and nobody is invited: name one below."}
        </Callout>
      </div>
    )}
    <ul className="grid">
      {org.admins.map((one) => (
        <li
          key={`${one.id} ${one.status}`}
          className="flex flex-wrap items-baseline gap-x-3 border-t py-2 first:border-t-0 first:pt-0"
        >
          <span className="font-medium">{one.name}</span>
          <span className="min-w-0 text-dim text-sm [overflow-wrap:anywhere]">{one.email}</span>
          <span className="ml-auto flex items-baseline gap-3 text-dim text-sm">
            {one.lastActiveAt ? (
              <span>
                active <Time value={one.lastActiveAt} />
              </span>
            ) : null}
            <Badge tone={STATUS[one.status].tone}>{STATUS[one.status].says}</Badge>
          </span>
        </li>
      ))}
    </ul>
    <div className="mt-4">
      <OrgDeedButton org={org} deed="recover" label="Name an admin" reason={lacks.people} />
    </div>
  </Section>
)

/** What was asked of support for an org, the newest first; opened by who answers requests. */
export const OrgRequests = ({ org, lacks }: { org: DeskOrgView; lacks: Lacks }) => (
  <Section title="Requests" hint="What was asked for it, the newest first.">
    {org.requests.length === 0 ? <p className="text-dim">Nothing has been asked for it yet.</p> : null}
    <ol className="grid">
      {org.requests.map((one) => (
        <li key={one.id} className="flex flex-wrap items-baseline gap-x-3 border-t py-2 first:border-t-0 first:pt-0">
          {lacks.requests ? (
            <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{one.subject}</span>
          ) : (
            <Link
              href={`/support/requests/${one.id}`}
              prefetch={false}
              className="min-w-0 font-medium [overflow-wrap:anywhere] hover:underline"
            >
              {one.subject}
            </Link>
          )}
          <span className="text-dim text-sm">
            Request {one.number} · <Time value={one.createdAt} />
          </span>
          <span className="ml-auto">
            <StateBadge state={one.state} />
          </span>
        </li>
      ))}
    </ol>
  </Section>
)

/** What support did to an org, and why. */
export const OrgHistory = ({ org }: { org: DeskOrgView }) => (
  <Section title="Support history" hint="What support did, and why. The admins of the organization see it too.">
    {org.history.length === 0 ? (
      <p className="text-dim">Support has changed nothing here yet.</p>
    ) : (
      <RecentChanges changes={org.history} />
    )}
  </Section>
)
