"use client"

import { useEffect, useState } from "react"
import { type Failure, useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { Button } from "@/components/ui/button"
import { Dialog, DialogCancel, DialogFooter, DialogSection } from "@/components/ui/dialog"
import { Input } from "@/components/ui/input"
import { Spinner } from "@/components/ui/spinner"
import type { Why } from "@/lib/grants/why"
import { Explanation, LevelBadge } from "./explanation"

type WhyDialogProps = {
  project: { id: string; name: string }
  /** Who is asked about; null to have them typed in. */
  person: { id: string; name: string } | null
  onClose: () => void
}

/** Why somebody has the access they have, or has none: also for who is typed in. */
export default function WhyDialog({ project, person, onClose }: WhyDialogProps) {
  const [asked, setAsked] = useState<string | null>(person?.id ?? null)
  return (
    <Dialog
      title={person ? `Access of ${person.name}` : "Explain somebody's access"}
      description={`To ${project.name}`}
      onClose={onClose}
    >
      {person ? null : <AskFor onAsk={setAsked} />}
      {asked === null ? null : <Answer key={asked} project={project.id} user={asked} />}
      <DialogFooter>
        <DialogCancel>Done</DialogCancel>
      </DialogFooter>
    </Dialog>
  )
}

const AskFor = ({ onAsk }: { onAsk: (user: string) => void }) => (
  <DialogSection>
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = String(new FormData(event.currentTarget).get("user") ?? "").trim()
        if (typed) onAsk(typed)
      }}
    >
      {/* biome-ignore lint/a11y/noLabelWithoutControl: Input renders the input */}
      <label className="grid flex-1 gap-1">
        <span className="font-medium">Username or e-mail address</span>
        <Input name="user" spellCheck={false} maxLength={254} />
      </label>
      <Button type="submit" look="primary">
        Explain
      </Button>
    </form>
  </DialogSection>
)

function Answer({ project, user }: { project: string; user: string }) {
  const { read } = useAct()
  const [why, setWhy] = useState<Why | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let current = true
    void read("project.why", null, { project, user }).then((answer) => {
      if (!current) return
      if (answer.ok) setWhy(answer.value as Why)
      else setFailure(answer)
    })
    return () => {
      current = false
    }
  }, [read, project, user])
  return (
    <DialogSection sunken>
      <section aria-label="Explanation" aria-live="polite" aria-busy={!why && !failure} className="min-h-20">
        <FormError error={failure} />
        {why ? (
          <>
            <p className="mb-3 flex flex-wrap items-center gap-2">
              <b className="font-medium">{why.person.name}</b>
              {why.person.handle ? <span className="text-dim">{why.person.handle}</span> : null}
              <LevelBadge level={why.level} />
            </p>
            <Explanation level={why.level} winner={why.winner} others={why.others} closed={why.closed} />
          </>
        ) : failure ? null : (
          <Spinner />
        )}
      </section>
    </DialogSection>
  )
}
