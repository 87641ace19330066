import { Section } from "@/components/orgs/section"
import { AskButton } from "@/components/requests/ask-button"
import { Badge } from "@/components/ui/badge"
import { askedByAdmins, askedFor, type DescribedProject, fixedBecause } from "./described"
import { EnablePhiButton } from "./enable-phi-button"
import { LicensedFlag } from "./licensed-flag"

/** The notice that is accepted before data is seen, and PHI, which is for good (A167, A168, A180 to A186). */
export const DataProtection = ({ project }: { project: DescribedProject }) => (
  <Section title="Data Protection">
    <div className="grid gap-5">
      <LicensedFlag
        project={project}
        flag="displayDataProtectionNotice"
        hint="Everyone, admins too, accepts once that no data is taken out of the project, before they see any of it."
      />
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_240px] sm:items-start">
        <div>
          <p className="font-medium">PHI Data Protection</p>
          <p className="text-dim text-sm">
            For identifiable health information. Its data stays in PHI projects, its billing with PHI organizations, and
            mails name it by its id alone. Once on, it cannot be switched off.
          </p>
        </div>
        <Phi project={project} />
      </div>
    </div>
  </Section>
)

function Phi({ project }: { project: DescribedProject }) {
  const { payer, flags, permits, payerAdmin } = project
  if (flags.containsPhi)
    return (
      <p>
        <Badge tone="accent">On, for good</Badge>
      </p>
    )
  if (!payer.id.startsWith("org-"))
    return <p className="text-dim text-sm">Only projects billed to an organization can have it.</p>
  if (payer.phi)
    return (
      <div className="flex items-center gap-3">
        <span>Off</span>
        <EnablePhiButton project={project} reason={fixedBecause(project)} />
      </div>
    )
  const org = askedFor(project)
  return (
    <div className="grid gap-1.5">
      <p>Off</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Badge title={`${payer.name} needs a licence and a signed BAA for PHI.`}>Needs a licence and a BAA</Badge>
        {permits.administer || payerAdmin ? (
          <AskButton
            kind="phi"
            org={org}
            reason={org ? undefined : askedByAdmins(project)}
            title="Enable PHI data policies"
            description={`For ${payer.name}. Needs a licence and a signed BAA. Support answers by mail.`}
          >
            Ask support
          </AskButton>
        ) : null}
      </div>
    </div>
  )
}
