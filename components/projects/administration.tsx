import type { ReactNode } from "react"
import { Section } from "@/components/orgs/section"
import { AskSponsorButton } from "@/components/requests/ask-sponsor-button"
import { Time } from "@/components/ui/time"
import type { TransferOptions } from "@/lib/transfers/options"
import { DeleteProjectButton } from "./delete-project-button"
import { type DescribedProject, fixedBecause } from "./described"
import { GrantSelfButton } from "./grant-self-button"
import { Sponsorship } from "./sponsorship"
import { TransferBilling } from "./transfer-billing"

/** What changes hands or ends: one's own access as the payer's admin, billing, the project itself (A093, A094, A190 to A201). */
export function Administration({ project, options }: { project: DescribedProject; options: TransferOptions | null }) {
  const { permits, payer, sponsor } = project
  return (
    <Section title="Administration">
      <div className="grid gap-5">
        {permits.grantSelf ? (
          <Row
            name="Your own access"
            hint={`As ${payer.id.startsWith("org-") ? `an admin of ${payer.name}` : "its payer"} you may give yourself Administer. It is recorded, and those who administer the project are told.`}
          >
            <GrantSelfButton project={project} />
          </Row>
        ) : null}
        <TransferBilling project={project} options={options} />
        {sponsor ? (
          <Sponsorship project={project} />
        ) : (
          <Row
            name="Sponsorship"
            hint="Another organization or user pays for its storage until a date. Support agrees it with them."
          >
            <AskSponsorButton project={project} reason={unasked(project)} />
          </Row>
        )}
        <Row
          name="Delete project"
          hint={
            sponsor ? (
              <>
                It is sponsored until <Time value={sponsor.until} as="date" /> and cannot be deleted before.
              </>
            ) : (
              "Deletes it with all its data and grants. This cannot be undone."
            )
          }
        >
          <DeleteProjectButton project={project} reason={blocked(project)} />
        </Row>
      </div>
    </Section>
  )
}

function blocked(project: DescribedProject): string | undefined {
  const fixed = fixedBecause(project)
  if (fixed) return fixed
  if (project.sponsor) return "Its sponsor has to end the sponsorship first."
  return project.transfer ? "It is being handed over. Cancel the transfer first." : undefined
}

const unasked = ({ permits, payerAdmin }: DescribedProject): string | undefined =>
  permits.administer || payerAdmin ? undefined : "Those who administer the project or its payer ask for it."

const Row = ({ name, hint, children }: { name: string; hint: ReactNode; children: ReactNode }) => (
  <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_240px] sm:items-start">
    <div>
      <p className="font-medium">{name}</p>
      <p className="text-dim text-sm">{hint}</p>
    </div>
    <div>{children}</div>
  </div>
)
