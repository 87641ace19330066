import { AskButton } from "@/components/requests/ask-button"
import { TRANSFER_WORDS, VISIBILITY_WORDS } from "@/lib/access/orgs"
import type { DescribedOrg } from "./basic-information"
import { FeatureRow } from "./feature-row"
import { PolicySelect } from "./policy-select"
import { Section } from "./section"

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const LICENSED = "This needs a licence. Support answers by mail."

/** Who sees the members, who moves projects, and what only support switches on (A040 to A043, A342). */
export function PoliciesAndAdministration({ org }: { org: DescribedOrg }) {
  const reason = org.state === "LIVE" ? undefined : "The organization cannot be changed now."
  return (
    <Section title="Policies and Administration" hint="A policy takes effect at once, for everybody.">
      <div className="grid gap-5">
        <PolicySelect
          org={org}
          policy="memberListVisibility"
          label="Membership list visibility"
          hint="Who may see the members and their levels. E-mail addresses are for admins only."
          value={org.policies.memberListVisibility}
          options={optionsOf(VISIBILITY_WORDS)}
          reason={reason}
        />
        <PolicySelect
          org={org}
          policy="projectTransfer"
          label="Restrict project transfer"
          hint="Who may change the billing account of the organization's projects."
          value={org.policies.projectTransfer}
          options={optionsOf(TRANSFER_WORDS)}
          reason={reason}
        />
        <FeatureRow
          name="PHI data policies"
          on={org.phi}
          hint="Projects may be marked as holding protected health information. Needs a licence and a signed BAA."
        >
          <AskButton kind="phi" org={org.id} title="Enable PHI data policies" description={LICENSED}>
            Contact support
          </AskButton>
        </FeatureRow>
        <FeatureRow
          name="Provisioning of accounts"
          on={org.provisioning}
          hint="Admins may create new accounts on behalf of the organization when they invite or import."
        >
          <AskButton kind="provisioning" org={org.id} title="Enable provisioning of accounts" description={LICENSED}>
            Contact support
          </AskButton>
        </FeatureRow>
        <FeatureRow
          name="Billing"
          on={org.funds !== null && org.funds.kind !== "none"}
          hint="Projects may be billed to the organization."
        >
          <AskButton
            kind="billable-org"
            org={org.id}
            title="Make the organization billable"
            description="Billing is agreed with support. They answer by mail."
          >
            Contact support
          </AskButton>
        </FeatureRow>
      </div>
    </Section>
  )
}
