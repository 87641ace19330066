import type { OpenRequest } from "@/components/requests/asked-already"
import { optionsOf } from "@/components/ui/options"
import { fixedByState, TRANSFER_WORDS, VISIBILITY_WORDS } from "@/lib/access/orgs"
import type { RequestKind } from "@/lib/requests/inputs"
import type { DescribedOrg } from "./basic-information"
import { FeatureRow } from "./feature-row"
import { PolicySelect } from "./policy-select"
import { Section } from "./section"

const LICENSED = "This needs a licence. Support answers by mail."

type PoliciesProps = {
  org: DescribedOrg
  /** What support was asked for the org and has not decided yet. */
  asked: readonly (OpenRequest & { kind: RequestKind })[]
}

/** Who sees the members, who moves projects, and what only support switches on (A040 to A043, A342). */
export function PoliciesAndAdministration({ org, asked }: PoliciesProps) {
  const openOf = (kind: RequestKind) => asked.find((one) => one.kind === kind)
  const reason = fixedByState(org.state)
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
          org={org.id}
          name="PHI data policies"
          on={org.phi}
          hint="Projects may be marked as holding protected health information. Needs a licence and a signed BAA."
          kind="phi"
          open={openOf("phi")}
          ask="Enable PHI data policies"
          answer={LICENSED}
        />
        <FeatureRow
          org={org.id}
          name="Provisioning of accounts"
          on={org.provisioning}
          hint="Admins may create new accounts on behalf of the organization when they invite or import."
          kind="provisioning"
          open={openOf("provisioning")}
          ask="Enable provisioning of accounts"
          answer={LICENSED}
        />
        <FeatureRow
          org={org.id}
          name="Billing"
          on={org.funds !== null && org.funds.kind !== "none"}
          hint="Projects may be billed to the organization."
          kind="billable-org"
          open={openOf("billable-org")}
          ask="Make the organization billable"
          answer="Billing is agreed with support. They answer by mail."
        />
      </div>
    </Section>
  )
}
