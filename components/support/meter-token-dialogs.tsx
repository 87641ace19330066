import { useState } from "react"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { issueTokenInput, METER_DAYS_MOST } from "@/lib/meters/inputs"
import type { MeterToken } from "@/lib/meters/list"
import { DeskDialog } from "./desk-dialog"
import { Labelled } from "./labelled"
import type { MeterDialogProps, NamedMeter } from "./meter-dialog"

type OnMeter = { meter: NamedMeter; onClose: () => void }

/** A token for so many days, which is handed out once. */
export function TokenDialog({ meter, onIssued, onClose }: OnMeter & Pick<MeterDialogProps, "onIssued">) {
  const [name, setName] = useState(meter.name)
  const [days, setDays] = useState("90")
  const input = { name, days: /^\d{1,4}$/.test(days.trim()) ? Number(days) : Number.NaN }
  const found = issueTokenInput.pick({ name: true, days: true }).safeParse(input)
  const wrong = found.error?.issues.find((issue) => issue.path[0] === "days")
    ? `Whole days, from 1 to ${METER_DAYS_MOST}.`
    : undefined
  return (
    <DeskDialog
      title={`Issue a token of ${meter.name}`}
      description="It is shown once, right after. Other tokens of the account go on working until they end or are revoked."
      operation="meter.issue-token"
      input={found.success ? { meter: meter.id, ...found.data } : null}
      verb="Issue token"
      said={`Issued a token of ${meter.name}`}
      onDone={(value) => onIssued({ name, secret: (value as { secret: string | null }).secret })}
      onClose={onClose}
    >
      <Labelled label="Name of the token" hint="Where it is used.">
        {(control) => (
          <Input {...control} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      <Labelled label="Days" hint={wrong ?? `It ends by itself after so many days, at most ${METER_DAYS_MOST}.`}>
        {(control) => (
          <Input
            {...control}
            value={days}
            inputMode="numeric"
            className="max-w-24"
            onChange={(event) => setDays(event.target.value)}
          />
        )}
      </Labelled>
    </DeskDialog>
  )
}

/** One of the tokens that still work, to be ended. */
export function RevokeDialog({ meter, tokens, onClose }: OnMeter & { tokens: readonly MeterToken[] }) {
  const [token, setToken] = useState(tokens[0]?.id ?? "")
  return (
    <DeskDialog
      title={`Revoke a token of ${meter.name}`}
      description="What posts with it is turned away at once. This cannot be undone."
      operation="meter.revoke-token"
      input={token ? { meter: meter.id, token } : null}
      verb="Revoke token"
      danger
      said={`Revoked a token of ${meter.name}`}
      onClose={onClose}
    >
      <Labelled label="Token">
        {(control) => (
          <Select
            {...control}
            value={token}
            options={tokens.map((one) => ({ value: one.id, label: `${one.name}, ends in ${one.ending}` }))}
            onChange={(event) => setToken(event.target.value)}
          />
        )}
      </Labelled>
    </DeskDialog>
  )
}
