import { useState } from "react"
import { Input } from "@/components/ui/input"
import { createMeterInput } from "@/lib/meters/inputs"
import { DeskDialog } from "./desk-dialog"
import { Labelled } from "./labelled"
import type { MeterDialogProps } from "./meter-dialog"

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 39)
    .replaceAll(/^-+|-+$/g, "")

/** A metering account by its name; the username follows it until it is written. */
export function NewMeterDialog({ onMade, onClose }: Pick<MeterDialogProps, "onMade" | "onClose">) {
  const [name, setName] = useState("")
  const [chosen, setHandle] = useState<string | null>(null)
  const handle = chosen ?? slugOf(name)
  const found = createMeterInput.pick({ name: true, handle: true }).safeParse({ name, handle })
  const wrong = handle ? found.error?.issues.find((issue) => issue.path[0] === "handle")?.message : undefined
  return (
    <DeskDialog
      title="Create a metering account"
      description="A program posts charges with its tokens. It has no password, is in no organization, and can do nothing else."
      operation="meter.create"
      input={found.success ? found.data : null}
      verb="Create account"
      said={`Created ${name}`}
      onDone={(value) => onMade({ id: (value as { meter: string }).meter, name })}
      onClose={onClose}
    >
      <Labelled label="Name" hint="What posts the charges, such as Batch system.">
        {(control) => (
          <Input {...control} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      <Labelled label="Username" hint={wrong ?? "It cannot be changed later."}>
        {(control) => (
          <Input
            {...control}
            value={handle}
            maxLength={39}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setHandle(event.target.value)}
          />
        )}
      </Labelled>
    </DeskDialog>
  )
}
