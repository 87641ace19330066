import { useState } from "react"
import { DeskDialog } from "./desk-dialog"
import { type ChosenFeatures, FeatureFields } from "./feature-fields"
import type { OrgDeedProps } from "./org-deed-dialog"

/** Switches licensed features on and off. */
export function FeaturesDialog({ org, onClose }: OrgDeedProps) {
  const { phi, gxp, provisioning, licences, licenceReference, baaSignedOn } = org
  const [chosen, choose] = useState<ChosenFeatures>({
    phi,
    gxp,
    provisioning,
    licences,
    licenceReference,
    baaSignedOn,
  })
  return (
    <DeskDialog
      title={`Change the features of ${org.name}`}
      operation="org.set-features"
      input={{ org: org.id, version: org.version, ...chosen }}
      verb="Change features"
      said={`The features of ${org.name} were changed`}
      onClose={onClose}
    >
      <FeatureFields value={chosen} onChange={choose} />
    </DeskDialog>
  )
}
