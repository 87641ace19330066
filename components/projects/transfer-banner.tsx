"use client"

import dynamic from "next/dynamic"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { useAct } from "@/components/form/act"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Time } from "@/components/ui/time"
import { useToasts } from "@/components/ui/toast"

const load = () => import("./accept-transfer-dialog")
const AcceptTransferDialog = dynamic(load, { ssr: false })
const ConfirmDialog = dynamic(() => import("@/components/form/confirm-dialog"), { ssr: false })

type TransferBannerProps = {
  project: {
    id: string
    name: string
    payer: { name: string }
    isRecipient: boolean
    payerAdmin: boolean
    permits: { administer: boolean }
  }
  transfer: { toUser: string; toName: string; createdAt: string }
}

/** On every page of a project while it is handed over, for those who can do something about it (A193 to A195). */
export function TransferBanner({ project, transfer }: TransferBannerProps) {
  const { isRecipient } = project
  if (!isRecipient && !project.permits.administer && !project.payerAdmin) return null
  return (
    <section aria-label="Pending transfer" className="mb-4">
      <Callout tone="warn" title="Pending Project Ownership Transfer">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="min-w-0">
            {isRecipient ? "You were" : `${transfer.toName} was`} asked on <Time value={transfer.createdAt} as="date" />{" "}
            to take over the billing. Until {isRecipient ? "you" : "they"} accept it stays with {project.payer.name}.
          </p>
          <span className="flex flex-wrap gap-2">
            {isRecipient ? (
              <RecipientActions project={project} />
            ) : (
              <CancelTransfer project={project} toName={transfer.toName} />
            )}
          </span>
        </div>
      </Callout>
    </section>
  )
}

type Of = { project: { id: string; name: string } }

function RecipientActions({ project }: Of) {
  const [accepting, setAccepting] = useState(false)
  const [declining, setDeclining] = useState(false)
  const { add } = useToasts()
  const router = useRouter()
  return (
    <>
      <Button size="sm" onClick={() => setDeclining(true)}>
        Decline
      </Button>
      <Button size="sm" look="primary" onClick={() => setAccepting(true)} onPointerEnter={() => void load()}>
        Accept Transfer
      </Button>
      {accepting ? <AcceptTransferDialog project={project} onClose={() => setAccepting(false)} /> : null}
      {declining ? (
        <ConfirmDialog
          title={`Decline to take over ${project.name}`}
          operation="project.decline-transfer"
          org={null}
          input={{ project: project.id }}
          verb="Decline"
          previewed={false}
          onDone={() => {
            add({ title: `Declined to take over ${project.name}` })
            router.push("/projects")
          }}
          onClose={() => setDeclining(false)}
        >
          <p className="text-dim">
            Who asked you is told, and the project is billed as before. If you could view it only because of the
            request, you no longer can.
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  )
}

function CancelTransfer({ project, toName }: Of & { toName: string }) {
  const { act } = useAct()
  const { add } = useToasts()
  const [pending, setPending] = useState(false)
  const cancel = async () => {
    setPending(true)
    const answer = await act("project.cancel-transfer", null, { project: project.id })
    setPending(false)
    if (answer.ok) add({ title: "Cancelled the transfer", description: `${toName} is told.` })
    else add({ title: "The transfer was not cancelled", description: answer.message, tone: "failed" })
  }
  return (
    <Button size="sm" pending={pending} onClick={() => void cancel()}>
      Cancel Transfer
    </Button>
  )
}
