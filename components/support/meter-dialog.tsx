"use client"

import type { MeterToken } from "@/lib/meters/list"
import { DeskDialog } from "./desk-dialog"
import { RevokeDialog, TokenDialog } from "./meter-token-dialogs"
import { NewMeterDialog } from "./new-meter-dialog"

export type NamedMeter = { readonly id: string; readonly name: string }
export type MeterDeed =
  | { readonly kind: "new" }
  | { readonly kind: "token" | "disable" | "enable"; readonly meter: NamedMeter }
  | { readonly kind: "revoke"; readonly meter: NamedMeter; readonly tokens: readonly MeterToken[] }

export type MeterDialogProps = {
  deed: MeterDeed
  onMade: (meter: NamedMeter) => void
  onIssued: (token: { name: string; secret: string | null }) => void
  onClose: () => void
}

/** What is done to a metering account, each with its reason and its preview. */
export default function MeterDialog({ deed, onMade, onIssued, onClose }: MeterDialogProps) {
  switch (deed.kind) {
    case "new":
      return <NewMeterDialog onMade={onMade} onClose={onClose} />
    case "token":
      return <TokenDialog meter={deed.meter} onIssued={onIssued} onClose={onClose} />
    case "revoke":
      return <RevokeDialog meter={deed.meter} tokens={deed.tokens} onClose={onClose} />
    case "disable":
      return (
        <DeskDialog
          title={`Disable ${deed.meter.name}`}
          description="Its tokens post nothing more from now on. What it has posted stays charged."
          operation="meter.disable"
          input={{ meter: deed.meter.id }}
          verb="Disable"
          danger
          said={`${deed.meter.name} is disabled`}
          onClose={onClose}
        />
      )
    case "enable":
      return (
        <DeskDialog
          title={`Enable ${deed.meter.name}`}
          description="The tokens that have not ended work again."
          operation="meter.enable"
          input={{ meter: deed.meter.id }}
          verb="Enable"
          said={`${deed.meter.name} is enabled`}
          onClose={onClose}
        />
      )
  }
}
