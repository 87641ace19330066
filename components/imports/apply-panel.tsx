"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { useSubmission } from "@/components/form/submission"
import { Button } from "@/components/ui/button"
import { Radio } from "@/components/ui/radio"
import type { ImportKindName } from "@/lib/imports/inputs"
import type { ActResult } from "@/lib/operations/outcome"
import { ImportResult } from "./import-result"
import { KIND_WORDS } from "./kinds"

const COUNT = new Intl.NumberFormat("en-US")
const MAILS = [
  { value: "now", label: "Send mails now", hint: "Everyone is told at once; new people get their activation link." },
  { value: "later", label: "Keep the mails for later", hint: "They go out when you send them from this page." },
  {
    value: "none",
    label: "Send no mails",
    hint: "New people cannot activate their account until you resend their invitation.",
  },
] as const

type ApplyPanelProps = {
  kind: ImportKindName
  org: string
  file: string
  digest: string
  create: number
  change: number
  refused: number
  asJob: boolean
}
type Done = Extract<ActResult, { ok: true }>

/** Makes true what the dry run showed, or answers with what has changed since. */
export function ApplyPanel({ kind, org, file, digest, create, change, refused, asJob }: ApplyPanelProps) {
  const router = useRouter()
  const { act } = useAct()
  const { pending, error, submit } = useSubmission()
  const [mails, setMails] = useState<string>("now")
  const [done, setDone] = useState<Done | null>(null)
  const total = create + change
  const words = KIND_WORDS[kind]

  async function apply() {
    const answer = await submit((key) =>
      act(words.operation, org, kind === "members" ? { file, mails } : { file }, { key, expect: digest }),
    )
    if (!answer) return
    if (answer.ok && answer.job) router.push(`/orgs/${org}/jobs/${answer.job}`)
    else if (answer.ok) setDone(answer)
    else if (answer.refusal === "changed_meanwhile") router.refresh()
  }

  if (done) return <ImportResult kind={kind} org={org} done={done} />
  return (
    <section aria-label="Import" className="grid gap-4 rounded-lg border bg-surface p-4">
      {kind === "members" ? <Mails chosen={mails} onChoose={setMails} /> : null}
      <p className="text-dim text-sm">
        {asJob
          ? "A file this large goes on in the background, 1,000 rows at a time, each thousand whole or not at all. You can watch and stop it."
          : "All of it is done in one go, or nothing of it."}
        {refused > 0 ? ` ${COUNT.format(refused)} refused ${refused === 1 ? "row is" : "rows are"} left out.` : ""}
      </p>
      <FormError error={error} />
      <div className="grid">
        <Button look="primary" pending={pending} disabled={total === 0} onClick={() => void apply()}>
          {total === 0 ? "Nothing to import" : `Import ${words.things(total)}`}
        </Button>
      </div>
    </section>
  )
}

function Mails({ chosen, onChoose }: { chosen: string; onChoose: (value: string) => void }) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">Mails</legend>
      {MAILS.map(({ value, label, hint }) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Radio renders the input
        <label key={value} className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5">
          <Radio
            name="mails"
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
            className="mt-[3px]"
          />
          <span>
            {label}
            <span className="block text-faint text-xs leading-4">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
