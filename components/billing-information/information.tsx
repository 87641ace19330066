import { Section } from "@/components/orgs/section"
import { Badge, type Tone } from "@/components/ui/badge"
import { Callout } from "@/components/ui/callout"
import { Time } from "@/components/ui/time"
import type { InformationHeld, Submission } from "@/lib/billing-information/get"
import { EditButton, PendingDeeds } from "./deeds"
import { SubmissionFacts } from "./submission"

type InformationProps = {
  org: { id: string; name: string }
  held: InformationHeld
  /** Why nothing can be changed just now. */
  reason?: string | undefined
}

const STATES: Readonly<Record<Submission["state"], { label: string; tone: Tone }>> = {
  PENDING: { label: "Waits for the recipient", tone: "warn" },
  CONFIRMED: { label: "Confirmed", tone: "ok" },
  REPLACED: { label: "Replaced", tone: "neutral" },
  WITHDRAWN: { label: "Withdrawn", tone: "neutral" },
  EXPIRED: { label: "Expired", tone: "neutral" },
}

/** Who is invoiced: what is in force, what waits for its recipient, what there was (A113 to A116). */
export function BillingInformation({ org, held, reason }: InformationProps) {
  const { admin, confirmedSince, isPending, blocked } = held
  if (!admin)
    return (
      <Section title="Billing information" hint={blocked}>
        <p>
          {confirmedSince ? (
            <>
              Confirmed since <Time value={confirmedSince} as="date" />.
            </>
          ) : isPending ? (
            "It waits to be confirmed by its recipient."
          ) : (
            "It has not been entered yet."
          )}
        </p>
      </Section>
    )
  const { inForce, pending, history } = admin
  return (
    <div>
      {pending ? <Pending org={org} pending={pending} reason={reason} /> : null}
      <Section
        title="In force"
        hint={inForce?.confirmedAt ? <Since at={inForce.confirmedAt} /> : "All invoices go to the person named in it."}
        action={<EditButton org={org} held={admin} primary={!inForce && !pending} reason={reason} />}
      >
        {inForce ? (
          <SubmissionFacts submission={inForce} />
        ) : (
          <Callout tone="warn" title="Nobody has confirmed billing information yet">
            Without a spending limit nothing can be charged to {org.name} until somebody has.
          </Callout>
        )}
      </Section>
      {history.length > 0 ? (
        <Section title="Before" hint="What was submitted, the newest first.">
          <ul className="grid">
            {history.map((one) => (
              <li
                key={one.id}
                className="flex flex-wrap items-center gap-x-3 border-t py-2 first:border-t-0 first:pt-0"
              >
                <span className="min-w-0 [overflow-wrap:anywhere]">{one.contents.companyName}</span>
                <span className="text-dim text-sm">
                  {one.contents.email} · by {one.submittedBy}, <Time value={one.submittedAt} as="date" />
                </span>
                <span className="ml-auto">
                  <Badge tone={STATES[one.state].tone}>{STATES[one.state].label}</Badge>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  )
}

const Since = ({ at }: { at: string }) => (
  <>
    Confirmed by its recipient on <Time value={at} as="date" />.
  </>
)

type PendingProps = { org: { id: string }; pending: Submission; reason: string | undefined }

function Pending({ org, pending, reason }: PendingProps) {
  const { email } = pending.contents
  return (
    <Section
      title="Waits for the recipient"
      hint={
        <>
          Submitted by {pending.submittedBy} on <Time value={pending.submittedAt} as="date" />. The link works until{" "}
          <Time value={pending.expiresAt} as="moment" />.
        </>
      }
    >
      <div className="grid gap-4">
        {pending.delivery === "failed" ? (
          <Callout tone="danger" title={`The mail to ${email} could not be delivered`}>
            Withdraw this and enter another address, or send it again.
          </Callout>
        ) : null}
        <SubmissionFacts submission={pending} />
        <PendingDeeds org={org.id} pending={pending.id} email={email} reason={reason} />
      </div>
    </Section>
  )
}
