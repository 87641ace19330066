"use client"

import { useState } from "react"
import ConfirmDialog from "@/components/form/confirm-dialog"
import { Select } from "@/components/ui/select"
import { useToasts } from "@/components/ui/toast"
import { dollarsOf } from "@/lib/access/money"
import { type Effect, REQUEST_STATE_WORDS, type RequestState } from "@/lib/requests/inputs"
import type { DeskRequest } from "@/lib/requests/open"
import { EffectFields } from "./effect-fields"
import { effectAsked } from "./effects-asked"
import { Labelled } from "./labelled"
import type { RequestDeed } from "./request-deeds"
import { DESK_WORDS } from "./words"
import { WordsField, wordsGiven } from "./words-field"

const WORDS = {
  ...DESK_WORDS,
  state: { label: "state", says: (value: unknown) => REQUEST_STATE_WORDS[value as RequestState] ?? String(value) },
}
const IDLE = "Write to who asked to see what will happen."

type DeedProps = { request: DeskRequest; onClose: () => void }
type Made = { made: string | null }

const ANSWERS = {
  return: {
    title: "Ask back about",
    description: "The request waits for an answer; who asked is told by mail.",
    verb: "Ask back",
    label: "Question",
    said: "The question was sent",
  },
  decline: {
    title: "Decline",
    description:
      "Nothing is put into effect. Who asked is told by mail, and so are the admins of the organization it concerns.",
    verb: "Decline",
    label: "Reason",
    said: "The request was declined",
  },
  settle: {
    title: "Answer and close",
    description: "Who asked gets the answer by mail. Nothing is put into effect.",
    verb: "Answer and close",
    label: "Answer",
    said: "The request was answered and closed",
  },
} as const

/** What support does with a request: each shows what will happen first. */
export default function RequestDeedDialog({ deed, made, ...props }: DeedProps & Made & { deed: RequestDeed }) {
  if (deed === "assign") return <AssignDialog {...props} />
  if (deed === "approve") return <ApproveDialog {...props} made={made} />
  return <AnswerDialog {...props} deed={deed} />
}

function AnswerDialog({ request, deed, onClose }: DeedProps & { deed: keyof typeof ANSWERS }) {
  const { title, description, verb, label, said } = ANSWERS[deed]
  const [written, write] = useState("")
  const { add } = useToasts()
  const words = wordsGiven(written)
  return (
    <ConfirmDialog
      title={`${title} request ${request.number}`}
      description={description}
      operation={`request.${deed}`}
      org={null}
      input={words === null ? null : { request: request.id, version: request.version, words }}
      verb={verb}
      danger={deed === "decline"}
      words={WORDS}
      idle={IDLE}
      onDone={() => add({ title: said })}
      onClose={onClose}
    >
      <WordsField label={label} value={written} onChange={write} />
    </ConfirmDialog>
  )
}

function ApproveDialog({ request, made, onClose }: DeedProps & Made) {
  const [effect, setEffect] = useState<Effect | null>(() => effectAsked(request, made))
  const [written, write] = useState("")
  const { add } = useToasts()
  const words = wordsGiven(written)
  const { org } = request
  return (
    <ConfirmDialog
      title={`Approve request ${request.number}`}
      description={
        request.kind === "spending-limit" && org
          ? `The limit of ${org.name} is ${org.limit === null ? "unlimited" : dollarsOf(org.limit)} now; ${dollarsOf(String(BigInt(org.charged) + BigInt(org.reserved)))} is charged and reserved.`
          : "It takes effect at once, and who asked is told by mail."
      }
      operation="request.approve"
      org={null}
      input={words !== null && effect ? { request: request.id, version: request.version, words, effect } : null}
      verb="Approve"
      words={WORDS}
      idle={effect ? IDLE : "Fill in what is missing to see what will happen."}
      onDone={() => add({ title: `Request ${request.number} was approved` })}
      onClose={onClose}
    >
      <div className="grid gap-3.5">
        <EffectFields request={request} made={made} onEffect={setEffect} />
        <WordsField label="Message" value={written} onChange={write} />
      </div>
    </ConfirmDialog>
  )
}

function AssignDialog({ request, onClose }: DeedProps) {
  const [to, setTo] = useState(request.assigned?.id ?? "")
  const { add } = useToasts()
  return (
    <ConfirmDialog
      title={`Assign request ${request.number}`}
      operation="request.assign"
      org={null}
      input={to === (request.assigned?.id ?? "") ? null : { request: request.id, to: to || null }}
      verb="Assign"
      words={{
        ...WORDS,
        assignedTo: {
          label: "assigned to",
          says: (value: unknown) => request.staff.find((one) => one.id === value)?.name ?? "nobody",
        },
      }}
      idle="Choose somebody else."
      onDone={() => add({ title: `Request ${request.number} was assigned` })}
      onClose={onClose}
    >
      <Labelled label="Assigned to" hint="Staff who may answer requests.">
        {(control) => (
          <Select
            {...control}
            value={to}
            options={[
              { value: "", label: "Nobody" },
              ...request.staff.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Labelled>
    </ConfirmDialog>
  )
}
