"use client"

import { useEffect, useState } from "react"
import { useAct } from "@/components/form/act"
import { PlannedForm } from "@/components/form/planned-form"
import { Dialog, DialogSection } from "@/components/ui/dialog"
import { Select } from "@/components/ui/select"
import { Spinner } from "@/components/ui/spinner"
import { useToasts } from "@/components/ui/toast"
import type { TransferOptions } from "@/lib/transfers/options"

type AcceptTransferProps = { project: { id: string; name: string } }

/** Which account takes the project over: those that can, and of the others why not (A195). */
export default function AcceptTransferDialog({ project, onClose }: AcceptTransferProps & { onClose: () => void }) {
  return (
    <Dialog
      title={`Take over the billing of ${project.name}`}
      description="From then on the account you choose pays for its storage and compute. Who has access stays the same."
      onClose={onClose}
    >
      <AcceptTransfer project={project} />
    </Dialog>
  )
}

function AcceptTransfer({ project }: AcceptTransferProps) {
  const { read } = useAct()
  const { add } = useToasts()
  const [options, setOptions] = useState<TransferOptions | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [billTo, setBillTo] = useState("")
  useEffect(() => {
    let gone = false
    void read("project.transfer-options", null, { project: project.id }).then((answer) => {
      if (gone) return
      if (!answer.ok) return setFailed(answer.message)
      const found = answer.value as TransferOptions
      setOptions(found)
      setBillTo(found.accounts.find((one) => one.blocked === null)?.id ?? "")
    })
    return () => {
      gone = true
    }
  }, [read, project.id])
  if (failed !== null || options?.accept)
    return (
      <DialogSection>
        <p role="alert" className="text-danger">
          {failed ?? options?.accept}
        </p>
      </DialogSection>
    )
  if (options === null)
    return (
      <DialogSection>
        <Spinner label="Looking for accounts that can take it" />
      </DialogSection>
    )
  const open = options.accounts.filter((one) => one.blocked === null)
  const chosen = open.find((one) => one.id === billTo)
  return (
    <PlannedForm
      operation="project.accept-transfer"
      org={null}
      input={{ project: project.id, billTo }}
      verb={chosen ? `Bill to ${chosen.isOwn ? "me" : chosen.name}` : "Accept Transfer"}
      previewed={false}
      onDone={() => add({ title: `${project.name} is now billed to ${chosen?.isOwn ? "you" : chosen?.name}` })}
    >
      {open.length > 0 ? (
        // biome-ignore lint/a11y/noLabelWithoutControl: Select renders the control
        <label className="grid gap-1">
          <span className="font-medium">New billing account</span>
          <Select
            value={billTo}
            options={open.map((one) => ({ value: one.id, label: one.isOwn ? `${one.name} (you)` : one.name }))}
            onChange={(event) => setBillTo(event.target.value)}
          />
        </label>
      ) : (
        <p>None of your accounts can take it over.</p>
      )}
      <NotEligible options={options} />
    </PlannedForm>
  )
}

/** The accounts that cannot, each with its reason. */
function NotEligible({ options }: { options: TransferOptions }) {
  const closed = options.accounts.filter((one) => one.blocked !== null)
  if (closed.length === 0) return null
  return (
    <div className="mt-4">
      <h3 className="mb-1 font-medium text-dim text-sm">Not eligible</h3>
      <ul className="grid gap-1 text-sm">
        {closed.map((one) => (
          <li key={one.id}>
            {one.isOwn ? `${one.name} (you)` : one.name}: <span className="text-dim">{one.blocked}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
