"use client"

import { useState } from "react"
import { isGiven } from "@/components/form/moment-choice"
import { PlannedForm } from "@/components/form/planned-form"
import { Checkbox } from "@/components/ui/checkbox"
import { Dialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { Added, Already, type Entry, EntryFields } from "./share-fields"
import { GRANT_WORDS, grantsCounted } from "./words"

type ShareDialogProps = { project: { id: string; name: string }; onClose: () => void }

/** Share Project (A140, A141, B2.4): several at once, each at a level and perhaps until a moment, told by mail or not. */
export default function ShareDialog({ project, onClose }: ShareDialogProps) {
  const [added, setAdded] = useState<readonly Entry[]>([])
  const [entry, setEntry] = useState<Entry>({ to: "", level: "VIEW", endsAt: null })
  const [notify, setNotify] = useState(true)
  const { add } = useToasts()
  const typed = entry.to.trim() === "" ? [] : [{ ...entry, to: entry.to.trim() }]
  const all = [...added, ...typed]
  const addUser = () => {
    if (typed.length === 0 || !isGiven(entry.endsAt)) return
    setAdded(all)
    setEntry({ ...entry, to: "" })
  }
  return (
    <Dialog title={`Share ${project.name}`} description="With people, organizations or groups." onClose={onClose}>
      <PlannedForm
        operation="project.share"
        org={null}
        input={
          all.length > 0 && all.every((one) => isGiven(one.endsAt)) ? { project: project.id, with: all, notify } : null
        }
        verb={(changed) => (changed > 1 ? `Share with ${changed}` : "Share")}
        words={GRANT_WORDS}
        idle={all.length > 0 ? "Say when it ends." : "Nothing yet. Say whom to share with."}
        onDone={(done) => {
          const changed = done.lines.filter((line) => line.outcome === "changed")
          add({
            title: `Shared with ${changed.length === 1 ? changed[0]?.label : grantsCounted(changed.length)}`,
            description: done.lines.find((line) => line.outcome === "refused")?.message,
            tone: "done",
          })
        }}
      >
        <Already project={project.id} />
        <EntryFields project={project.id} entry={entry} onEntry={setEntry} onAdd={addUser} />
        {added.length > 0 ? (
          <Added added={added} onRemove={(gone) => setAdded(added.filter((one) => one !== gone))} />
        ) : null}
        {/* biome-ignore lint/a11y/noLabelWithoutControl: Checkbox renders the input */}
        <label className="mt-3 grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5">
          <Checkbox checked={notify} onChange={(event) => setNotify(event.target.checked)} className="mt-[3px]" />
          <span>
            Email Notification
            <span className="block text-faint text-xs leading-4">
              Tells them by e-mail that the project is shared with them
            </span>
          </span>
        </label>
      </PlannedForm>
    </Dialog>
  )
}
