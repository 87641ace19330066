"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { useAct } from "@/components/form/act"
import { useSubmission } from "@/components/form/submission"
import { Button, type ButtonProps } from "@/components/ui/button"
import { LinkButton } from "@/components/ui/link-button"
import { useToasts } from "@/components/ui/toast"
import { isOpen } from "@/lib/requests/inputs"
import type { DeskRequest } from "@/lib/requests/open"
import { newOrgFor } from "./effects-asked"

const load = () => import("./request-deed-dialog")
const RequestDeedDialog = dynamic(load, { ssr: false })

export type RequestDeed = "assign" | "return" | "decline" | "settle" | "approve"

function lacksOf({ state, kind, asker, assigned, me, mayApprove }: DeskRequest) {
  const closed = isOpen(state) ? undefined : "This request is decided or closed."
  const decide =
    closed ?? (asker.isOneself ? "Somebody else at support has to look after your own request." : undefined)
  const effect =
    kind === "support"
      ? "There is nothing to put into effect: answer and close it."
      : mayApprove
        ? undefined
        : "To put this into effect is not among your rights at the support desk."
  const take = assigned?.id === me ? "It is assigned to you." : undefined
  return { closed, decide, take, approve: decide ?? effect }
}

type RequestDeedsProps = {
  request: DeskRequest
  /** The org that was made for it, just now. */
  made: string | null
}

/** What support does with a request; what cannot be done says why. */
export function RequestDeeds({ request, made }: RequestDeedsProps) {
  const [deed, setDeed] = useState<RequestDeed | null>(null)
  const lacks = lacksOf(request)
  const button = (which: RequestDeed, label: string, rest: Pick<ButtonProps, "look" | "reason">) => (
    <Button {...rest} onClick={() => setDeed(which)} onPointerEnter={() => void load()}>
      {label}
    </Button>
  )
  const making = request.kind === "billable-org" && !request.org && !made && lacks.approve === undefined
  return (
    <>
      {making ? <LinkButton href={newOrgFor(request.id)}>Make the organization</LinkButton> : null}
      <TakeButton request={request} reason={lacks.decide ?? lacks.take} />
      {button("assign", "Assign", { reason: lacks.closed })}
      {button("return", "Ask back", { reason: lacks.decide })}
      {button("decline", "Decline", { look: "danger-quiet", reason: lacks.decide })}
      {button("settle", "Answer and close", {
        look: request.kind === "support" ? "primary" : "plain",
        reason: lacks.decide,
      })}
      {request.kind === "support" ? null : button("approve", "Approve", { look: "primary", reason: lacks.approve })}
      {deed ? <RequestDeedDialog request={request} made={made} deed={deed} onClose={() => setDeed(null)} /> : null}
    </>
  )
}

function TakeButton({ request, reason }: { request: DeskRequest; reason: string | undefined }) {
  const { act } = useAct()
  const { add } = useToasts()
  const { pending, submit } = useSubmission()
  async function take() {
    const answer = await submit((key) => act("request.assign", null, { request: request.id, to: request.me }, { key }))
    if (answer) add({ title: answer.ok ? "It is yours" : answer.message })
  }
  return (
    <Button pending={pending} reason={reason} onClick={() => void take()}>
      Assign to me
    </Button>
  )
}
