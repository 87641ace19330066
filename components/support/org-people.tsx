import { RecentChanges } from "@/components/orgs/recent-changes"
import { Section } from "@/components/orgs/section"
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
} as const satisfies Record<Status, { tone: "ok" | "neutral" | "warn"; says: string }>

/** Who administers an org; where nobody can, support names somebody (B3.7). */
export const OrgAdmins = ({ org, lacks }: { org: DeskOrgView; lacks: Lacks }) => (
  <Section title="Admins" hint="Who can manage it. Support names one where nobody can.">
    {org.hasAdmin ? null : (
      <div className="mb-4">
        <Callout tone="warn" title="Nobody can manage this organization">
          {org.admins.some((one) => one.status === "invited")
            ? "An admin is invited and has not activated the account yet."
            : "None of its admins is active."}
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
