"use client"

import { useId, useState } from "react"
import { isGiven, type Moment } from "@/components/form/moment-choice"
import { PlannedForm } from "@/components/form/planned-form"
import { Dialog } from "@/components/ui/dialog"
import { Select } from "@/components/ui/select"
import { useToasts } from "@/components/ui/toast"
import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { ListedGrant } from "@/lib/grants/list"
import { EndChoice } from "./end-choice"
import { GRANT_WORDS, grantsCounted, LEVEL_OPTIONS } from "./words"

type EditGrantsDialogProps = {
  project: { id: string; name: string }
  grants: readonly ListedGrant[]
  onClose: () => void
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" })

/** Edit Access of one or several members of a project: what is left as it is stays as it is. */
export default function EditGrantsDialog({ project, grants, onClose }: EditGrantsDialogProps) {
  const [level, setLevel] = useState("")
  const [endsAt, setEndsAt] = useState<Moment>(undefined)
  const { add } = useToasts()
  const ids = { level: useId(), end: useId() }
  const [only] = grants.length === 1 ? grants : []
  const whom = only ? only.name : grantsCounted(grants.length)
  const asItIs = (now: string | undefined) => (now === undefined ? "No change" : `${now} (as it is)`)
  const touched = isGiven(endsAt) && (level !== "" || endsAt !== undefined)
  const input = {
    project: project.id,
    principals: grants.map((grant) => grant.principal),
    ...(level ? { level } : {}),
    endsAt,
  }
  const end = only ? (only.endsAt ? DAY.format(new Date(only.endsAt)) : "No end date") : undefined
  return (
    <Dialog title={`Edit access of ${whom}`} description={`To ${project.name}`} onClose={onClose}>
      <PlannedForm
        operation="project.edit-access"
        org={null}
        input={touched ? input : null}
        verb={(changed) => `Update access of ${changed > 1 ? grantsCounted(changed) : whom}`}
        words={GRANT_WORDS}
        idle="Nothing yet. Choose what to change."
        onDone={(done) =>
          add({
            title: `Updated access of ${done.changed === 1 ? (done.lines.find((line) => line.outcome === "changed")?.label ?? whom) : grantsCounted(done.changed)}`,
          })
        }
      >
        <div className="grid gap-3 sm:grid-cols-[110px_minmax(0,1fr)] sm:items-start [&>label]:sm:pt-1.5">
          <label htmlFor={ids.level}>Access</label>
          <Select
            id={ids.level}
            value={level}
            onChange={(event) => setLevel(event.target.value)}
            options={[
              { value: "", label: asItIs(only ? PROJECT_LEVEL_WORDS[only.level] : undefined) },
              ...LEVEL_OPTIONS,
            ]}
          />
          <label htmlFor={ids.end}>End date</label>
          <EndChoice id={ids.end} asItIs={asItIs(end)} onEnd={setEndsAt} />
        </div>
      </PlannedForm>
    </Dialog>
  )
}
