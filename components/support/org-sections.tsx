import type { ReactNode } from "react"
import { Fact, Facts, Section } from "@/components/orgs/section"
import { COUNT } from "@/components/table/columns"
import { Time } from "@/components/ui/time"
import { dollarsOf } from "@/lib/access/money"
import { VISIBILITY_WORDS } from "@/lib/access/orgs"
import { FLAG_WORDS, type ProjectFlag } from "@/lib/access/project-flags"
import { OrgStateBadge } from "./org-badges"
import { categoryOf } from "./org-columns"
import { type DeskOrgView, OrgDeedButton } from "./org-deeds"

/** Why the viewer may not do it, by what it needs; undefined where they may. */
export type Lacks = { readonly [right in "orgs" | "limits" | "features" | "people" | "requests"]?: string | undefined }
type SectionProps = { org: DeskOrgView; lacks: Lacks }

const Deeds = ({ children }: { children: ReactNode }) => <div className="mt-4 flex flex-wrap gap-2">{children}</div>
const onOff = (on: boolean) => (on ? "On" : "Off")

export const OrgIdentity = ({ org, lacks }: SectionProps) => (
  <Section title="Identity and state" hint="A suspended or expired organization can be read and not changed.">
    <Facts>
      <Fact name="State">
        <OrgStateBadge state={org.state} />
      </Fact>
      <Fact name="Expires">{org.expiresAt ? <Time value={org.expiresAt} as="moment" /> : "Never"}</Fact>
      <Fact name="Made for">{org.development ? "Development" : "Production"}</Fact>
      <Fact name="Created">
        <Time value={org.createdAt} as="moment" />
        {org.createdBy ? <> by {org.createdBy.name}</> : null}
      </Fact>
      <Fact name="Members">
        {COUNT.format(org.members)}, and {COUNT.format(org.invitations)} invited
      </Fact>
      <Fact name="Projects billed to it">
        {COUNT.format(org.projects)}
        {org.phiProjects > 0 ? `, ${COUNT.format(org.phiProjects)} with PHI` : ""}
      </Fact>
      <Fact name="Member list seen by">{VISIBILITY_WORDS[org.memberListVisibility]}</Fact>
    </Facts>
    <Deeds>
      <OrgDeedButton org={org} deed="expiry" label="Set expiry" reason={lacks.orgs} />
      <OrgDeedButton
        org={org}
        deed="development"
        label={org.development ? "Use for production" : "Use for development"}
        reason={lacks.features}
      />
      {org.state === "EXPIRED" ? <OrgDeedButton org={org} deed="resume" label="Resume" reason={lacks.orgs} /> : null}
      {/* One button for both, so that the focus stays on it. */}
      <OrgDeedButton
        org={org}
        deed={org.state === "SUSPENDED" ? "resume" : "suspend"}
        label={org.state === "SUSPENDED" ? "Resume" : "Suspend"}
        danger={org.state !== "SUSPENDED"}
        reason={lacks.orgs}
      />
    </Deeds>
  </Section>
)

export const OrgBilling = ({ org, lacks }: SectionProps) => (
  <Section title="Billing and limit" hint="What is charged beyond the limit is refused.">
    <Facts>
      <Fact name="Category">{categoryOf(org)}</Fact>
      <Fact name="Spending limit">{org.spendingLimit === null ? "None" : dollarsOf(org.spendingLimit)}</Fact>
      <Fact name="Charged">{dollarsOf(org.charged)}</Fact>
      <Fact name="Reserved">{dollarsOf(org.reserved)}</Fact>
      {org.funds.kind === "limited" ? <Fact name="Funds left">{dollarsOf(org.funds.left)}</Fact> : null}
      <Fact name="Billing information">
        {org.information.confirmed ? "Confirmed" : "Not confirmed"}
        {org.information.pending ? "; a change waits for its recipient" : ""}
      </Fact>
    </Facts>
    <Deeds>
      <OrgDeedButton
        org={org}
        deed="limit"
        label={org.spendingLimit === null ? "Set a limit" : "Change the limit"}
        reason={lacks.limits ?? (org.billable ? undefined : "A spending limit needs a billable organization.")}
      />
      <OrgDeedButton
        org={org}
        deed="billable"
        label={org.billable ? "Stop billing" : "Make billable"}
        danger={org.billable}
        reason={lacks.features}
      />
    </Deeds>
  </Section>
)

export const OrgFeatures = ({ org, lacks }: SectionProps) => (
  <Section title="Features and licences" hint="What support alone switches on.">
    <Facts>
      <Fact name="Provisioning of accounts">{onOff(org.provisioning)}</Fact>
      <Fact name="PHI data protection">{onOff(org.phi)}</Fact>
      <Fact name="BAA signed on">{org.baaSignedOn ?? "Not signed"}</Fact>
      <Fact name="GxP">{onOff(org.gxp)}</Fact>
      <Fact name="Licences for projects">
        {org.licences.map((one) => FLAG_WORDS[one as ProjectFlag]?.label ?? one).join(", ") || "None"}
      </Fact>
      <Fact name="Reference">{org.licenceReference || "None"}</Fact>
    </Facts>
    <Deeds>
      <OrgDeedButton org={org} deed="features" label="Change features" reason={lacks.features} />
    </Deeds>
  </Section>
)
