"use client"

import { useState } from "react"
import { isGiven, TO_COME } from "@/components/form/moment-choice"
import { EndChoice } from "@/components/grants/end-choice"
import { DeskDialog } from "./desk-dialog"
import { FeaturesDialog } from "./features-dialog"
import { Labelled } from "./labelled"
import { LimitDialog } from "./limit-dialog"
import type { DeskOrgView, OrgDeed } from "./org-deeds"
import { RecoverDialog } from "./recover-dialog"

export type OrgDeedProps = { org: DeskOrgView; onClose: () => void }

/** What support does to an org, each with its reason and its preview. */
export default function OrgDeedDialog({ deed, ...props }: OrgDeedProps & { deed: OrgDeed }) {
  const { org, onClose } = props
  const { name, version } = org
  const input = { org: org.id }
  switch (deed) {
    case "limit":
      return <LimitDialog {...props} />
    case "features":
      return <FeaturesDialog {...props} />
    case "recover":
      return <RecoverDialog {...props} />
    case "expiry":
      return <ExpiryDialog {...props} />
    case "suspend":
      return (
        <DeskDialog
          title={`Suspend ${name}`}
          description="Nothing in it can be changed until it is resumed. Its members can still read."
          operation="org.suspend"
          input={input}
          verb="Suspend"
          danger
          said={`${name} is suspended`}
          onClose={onClose}
        />
      )
    case "resume":
      return (
        <DeskDialog
          title={`Resume ${name}`}
          description="It goes on as it was. Jobs that were stopped are started anew by its people."
          operation="org.resume"
          input={input}
          verb="Resume"
          said={`${name} goes on`}
          onClose={onClose}
        />
      )
    case "development":
      return (
        <DeskDialog
          title={org.development ? `Use ${name} for production` : `Use ${name} for development`}
          operation="org.set-features"
          input={{ ...input, version, development: !org.development }}
          verb={org.development ? "Use for production" : "Use for development"}
          said={`${name} was changed`}
          onClose={onClose}
        />
      )
    case "billable":
      return (
        <DeskDialog
          title={org.billable ? `Stop billing to ${name}` : `Make ${name} billable`}
          description={
            org.billable
              ? "What is charged already stays charged. Nothing more can be charged to it."
              : "Without a limit, charging begins once its billing information is confirmed."
          }
          operation="org.set-features"
          input={{ ...input, version, billable: !org.billable }}
          verb={org.billable ? "Stop billing" : "Make billable"}
          danger={org.billable}
          said={`${name} was changed`}
          onClose={onClose}
        />
      )
  }
}

function ExpiryDialog({ org, onClose }: OrgDeedProps) {
  const [end, setEnd] = useState<string | null | typeof TO_COME>(TO_COME)
  return (
    <DeskDialog
      title={`Set when ${org.name} expires`}
      description="From then on it can be read and no longer changed."
      operation="org.set-expiry"
      input={isGiven(end) ? { org: org.id, expiresAt: end } : null}
      verb="Set expiry"
      said={`The expiry of ${org.name} was set`}
      onClose={onClose}
    >
      <Labelled label="Expires" hint="In your time zone.">
        {({ id }) => (
          <EndChoice id={id} asItIs="As it is now" onEnd={(next) => setEnd(next === undefined ? TO_COME : next)} />
        )}
      </Labelled>
    </DeskDialog>
  )
}
