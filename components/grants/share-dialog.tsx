"use client"

import { X } from "lucide-react"
import { useEffect, useId, useState } from "react"
import { useAct } from "@/components/form/act"
import { PlannedForm } from "@/components/form/planned-form"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Dialog } from "@/components/ui/dialog"
import { IconButton } from "@/components/ui/icon-button"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { useToasts } from "@/components/ui/toast"
import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { GrantLevel } from "@/lib/access/project-access"
import type { ShareOption } from "@/lib/grants/options"
import { EndChoice } from "./end-choice"
import { GRANT_WORDS, grantsCounted, LEVEL_HINTS, LEVEL_OPTIONS } from "./words"

type ShareDialogProps = { project: { id: string; name: string }; onClose: () => void }
type Entry = { readonly to: string; readonly level: GrantLevel; readonly endsAt: string | null }

/** Share Project (A140, A141, B2.4): several at once, each at a level and perhaps until a moment, told by mail or not. */
export default function ShareDialog({ project, onClose }: ShareDialogProps) {
  const [added, setAdded] = useState<readonly Entry[]>([])
  const [entry, setEntry] = useState<Entry>({ to: "", level: "VIEW", endsAt: null })
  const [notify, setNotify] = useState(true)
  const { add } = useToasts()
  const typed = entry.to.trim() === "" ? [] : [{ ...entry, to: entry.to.trim() }]
  const all = [...added, ...typed]
  const addUser = () => {
    if (typed.length === 0) return
    setAdded(all)
    setEntry({ ...entry, to: "" })
  }
  return (
    <Dialog title={`Share ${project.name}`} description="With people, organizations or groups." onClose={onClose}>
      <PlannedForm
        operation="project.share"
        org={null}
        input={all.length > 0 ? { project: project.id, with: all, notify } : null}
        verb={(changed) => (changed > 1 ? `Share with ${changed}` : "Share")}
        words={GRANT_WORDS}
        idle="Nothing yet. Say whom to share with."
        onDone={(done) => {
          const changed = done.lines.filter((line) => line.outcome === "changed")
          add({
            title: `Shared with ${changed.length === 1 ? changed[0]?.label : grantsCounted(changed.length)}`,
            description: done.lines.find((line) => line.outcome === "refused")?.message,
            tone: "done",
          })
        }}
      >
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

type EntryFieldsProps = { project: string; entry: Entry; onEntry: (entry: Entry) => void; onAdd: () => void }

function EntryFields({ project, entry, onEntry, onAdd }: EntryFieldsProps) {
  const ids = { to: useId(), level: useId(), end: useId(), options: useId() }
  const options = useShareOptions(project)
  return (
    <div className="grid gap-3 sm:grid-cols-[110px_minmax(0,1fr)] sm:items-start [&>label]:sm:pt-1.5">
      <label htmlFor={ids.to}>Share with</label>
      <span className="flex gap-2">
        <Input
          id={ids.to}
          value={entry.to}
          list={ids.options}
          spellCheck={false}
          maxLength={254}
          placeholder="Username, e-mail, org-id or group-id"
          onChange={(event) => onEntry({ ...entry, to: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return
            event.preventDefault()
            onAdd()
          }}
        />
        <datalist id={ids.options}>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.orgName ? `${option.name} (${option.orgName})` : option.name}
            </option>
          ))}
        </datalist>
        <Button onClick={onAdd} disabled={entry.to.trim() === ""}>
          Add
        </Button>
      </span>
      <label htmlFor={ids.level}>Access</label>
      <span>
        <Select
          id={ids.level}
          value={entry.level}
          options={LEVEL_OPTIONS}
          onChange={(event) => onEntry({ ...entry, level: event.target.value as GrantLevel })}
        />
        <span className="mt-1 block text-faint text-xs leading-4">{LEVEL_HINTS[entry.level]}</span>
      </span>
      <label htmlFor={ids.end}>End date</label>
      <EndChoice id={ids.end} onEnd={(endsAt) => onEntry({ ...entry, endsAt: endsAt ?? null })} />
    </div>
  )
}

function useShareOptions(project: string): readonly ShareOption[] {
  const { read } = useAct()
  const [options, setOptions] = useState<readonly ShareOption[]>([])
  useEffect(() => {
    let current = true
    // Without them the ids can still be typed.
    void read("project.share-options", null, { project }).then((answer) => {
      if (current && answer.ok) setOptions((answer.value as { options: readonly ShareOption[] }).options)
    })
    return () => {
      current = false
    }
  }, [read, project])
  return options
}

const Added = ({ added, onRemove }: { added: readonly Entry[]; onRemove: (entry: Entry) => void }) => (
  <ul aria-label="To share with" className="mt-3 grid rounded-md border">
    {added.map((one) => (
      <li key={`${one.to} ${one.level}`} className="flex items-center gap-2 border-b py-1 pr-1 pl-2.5 last:border-b-0">
        <span className="min-w-0 flex-1 truncate">{one.to}</span>
        <span className="text-dim">{PROJECT_LEVEL_WORDS[one.level]}</span>
        <IconButton label={`Take ${one.to} off the list`} onClick={() => onRemove(one)}>
          <X aria-hidden size={14} />
        </IconButton>
      </li>
    ))}
  </ul>
)
