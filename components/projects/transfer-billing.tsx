"use client"

import dynamic from "next/dynamic"
import { useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Select } from "@/components/ui/select"
import { useToasts } from "@/components/ui/toast"
import type { TransferOptions } from "@/lib/transfers/options"

const ConfirmDialog = dynamic(() => import("@/components/form/confirm-dialog"), { ssr: false })
const load = () => import("./transfer-request-dialog")
const TransferRequestDialog = dynamic(load, { ssr: false })

type TransferBillingProps = {
  project: { id: string; name: string; payer: { id: string; name: string } }
  /** Null for those who do not administer the project: they only read who pays. */
  options: TransferOptions | null
}

/** Who pays for the project, moved at once to an account of one's own, or handed to a person who has to accept (A190, A196). */
export function TransferBilling({ project, options }: TransferBillingProps) {
  const id = useId()
  const { add } = useToasts()
  const [picked, setPicked] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const { payer } = project
  const reason = options === null ? "Those who administer the project change this." : options.handOver
  const others = (options?.accounts ?? []).filter((one) => !one.isPayer)
  const nameOf = (account: string): string => {
    const found = others.find((one) => one.id === account)
    return found?.isOwn ? `${found.name} (you)` : (found?.name ?? account)
  }
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_240px] sm:items-start">
      <div>
        <label htmlFor={id} className="font-medium">
          Billed to
        </label>
        <p id={`${id}-hint`} className="text-dim text-sm">
          {reason ?? "An account of yours takes it over at once. Anyone else is asked, and has to accept."}
        </p>
      </div>
      <div className="grid gap-2">
        <Select
          id={id}
          aria-describedby={`${id}-hint`}
          disabled={reason !== null}
          value={payer.id}
          options={[
            { value: payer.id, label: payer.name },
            ...others.map((one) => ({
              value: one.id,
              label: one.blocked === null ? nameOf(one.id) : `${nameOf(one.id)}: ${one.blocked}`,
              disabled: one.blocked !== null,
            })),
          ]}
          onChange={(event) => setPicked(event.target.value)}
        />
        {options === null ? null : (
          <Button
            className="justify-self-start"
            reason={reason ?? undefined}
            onClick={() => setAsking(true)}
            onPointerEnter={() => void load()}
          >
            Transfer Billing
          </Button>
        )}
      </div>
      {picked && picked !== payer.id ? (
        <ConfirmDialog
          title={`Bill ${project.name} to ${nameOf(picked)}`}
          operation="project.transfer-to-org"
          org={null}
          input={{ project: project.id, billTo: picked }}
          verb="Change the billing"
          previewed={false}
          onDone={() => add({ title: `${project.name} is now billed to ${nameOf(picked)}` })}
          onClose={() => setPicked(null)}
        >
          <p>
            From now on {nameOf(picked)} pays for its storage and compute. Who has access stays the same; those who look
            after what {payer.name} pays for no longer see the project, unless it is shared with them.
          </p>
        </ConfirmDialog>
      ) : null}
      {asking ? <TransferRequestDialog project={project} onClose={() => setAsking(false)} /> : null}
    </div>
  )
}
