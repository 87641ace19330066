"use client"

import { X } from "lucide-react"
import { useEffect, useId, useState } from "react"
import { useAct } from "@/components/form/act"
import { isGiven, type Moment } from "@/components/form/moment-choice"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Spinner } from "@/components/ui/spinner"
import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { GrantLevel } from "@/lib/access/project-access"
import type { ListedGrant } from "@/lib/grants/list"
import type { ShareOption } from "@/lib/grants/options"
import { EndChoice } from "./end-choice"
import { LEVEL_HINTS, LEVEL_OPTIONS } from "./words"

/** One to share with, as it is entered. */
export type Entry = { readonly to: string; readonly level: GrantLevel; readonly endsAt: Moment }

/** Whom it is shared with already (A140); read when it is opened. */
export function Already({ project }: { project: string }) {
  const { read } = useAct()
  const [grants, setGrants] = useState<readonly ListedGrant[] | null>(null)
  const open = async () => {
    if (grants) return
    const answer = await read("project.grants", null, { project })
    if (answer.ok) setGrants((answer.value as { grants: readonly ListedGrant[] }).grants)
  }
  return (
    <details className="mb-3" onToggle={(event) => (event.currentTarget.open ? void open() : undefined)}>
      <summary className="cursor-pointer rounded-sm text-accent">Members now</summary>
      {grants ? (
        <ul className="mt-1.5 grid max-h-40 gap-0.5 overflow-y-auto">
          {grants.map((grant) => (
            <li key={grant.principal} className="flex justify-between gap-3">
              <span className="min-w-0 truncate">{grant.name}</span>
              <span className="shrink-0 text-dim">{grant.ended ? "Ended" : PROJECT_LEVEL_WORDS[grant.level]}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Spinner />
      )}
    </details>
  )
}

type EntryFieldsProps = { project: string; entry: Entry; onEntry: (entry: Entry) => void; onAdd: () => void }

/** Whom, at which level, until when (B2.4). */
export function EntryFields({ project, entry, onEntry, onAdd }: EntryFieldsProps) {
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
        <Button onClick={onAdd} disabled={entry.to.trim() === "" || !isGiven(entry.endsAt)}>
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
      <EndChoice id={ids.end} onEnd={(endsAt) => onEntry({ ...entry, endsAt })} />
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

export const Added = ({ added, onRemove }: { added: readonly Entry[]; onRemove: (entry: Entry) => void }) => (
  <ul aria-label="Chosen so far" className="mt-3 grid rounded-md border">
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
