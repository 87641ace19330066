"use client"

import { useEffect, useId, useState } from "react"
import { useAct } from "@/components/form/act"
import { PlannedForm } from "@/components/form/planned-form"
import { bytesInWords } from "@/components/ui/bytes"
import { Dialog } from "@/components/ui/dialog"
import { Input } from "@/components/ui/input"
import { useToasts } from "@/components/ui/toast"
import type { CopyTargets } from "@/lib/data/copy-targets"
import type { DeedDialogProps } from "./deed-dialog"
import { objectsOf, whatOf } from "./deeds"
import { FolderBrowser } from "./folder-browser"

const bytes = { label: "size", says: (value: unknown) => bytesInWords(Number(value)) }
const OBJECT_WORDS = { bytes }

/** Moves objects into another folder of the project. */
export function MoveDialog({ place, deed, onClose }: DeedDialogProps) {
  const [to, setTo] = useState({ folder: place.folder, name: "" })
  const { add } = useToasts()
  const { folder } = to
  const input = { project: place.project.id, objects: objectsOf(deed.target, place.folder), folder }
  const says = (value: unknown) => (value === folder ? to.name : "its folder")
  return (
    <Dialog title={`Move ${whatOf(deed)}`} onClose={onClose}>
      <PlannedForm
        operation="object.move"
        org={null}
        input={folder === place.folder && deed.count === 1 && deed.rows[0]?.path === null ? null : input}
        idle="Nothing yet. Choose the folder it goes to."
        verb="Move here"
        words={{ folder: { label: "moves from", says } }}
        onDone={() => add({ title: `${whatOf(deed)} moved` })}
      >
        <FolderBrowser
          project={place.project}
          folder={folder}
          onFolder={(chosen, name) => setTo({ folder: chosen, name })}
        />
      </PlannedForm>
    </Dialog>
  )
}

type Target = { readonly id: string; readonly name: string }

/** Copies objects to another project or folder; the projects a copy cannot go to say why (A135). */
export function CopyDialog({ place, deed, onClose }: DeedDialogProps) {
  const [to, setTo] = useState<Target | null>(null)
  const [folder, setFolder] = useState<string | null>(null)
  const { add } = useToasts()
  const input = to && {
    project: place.project.id,
    objects: objectsOf(deed.target, place.folder),
    to: to.id,
    folder,
  }
  return (
    <Dialog title={`Copy ${whatOf(deed)}`} description="The original stays where it is." onClose={onClose}>
      <PlannedForm
        operation="object.copy"
        org={null}
        input={input}
        idle="Nothing yet. Choose the project it goes to."
        verb="Copy Selected"
        words={OBJECT_WORDS}
        onDone={() => add({ title: `${whatOf(deed)} copied to ${to?.name}` })}
      >
        <div className="grid gap-3">
          <TargetList
            project={place.project.id}
            chosen={to}
            onChoose={(target) => {
              setTo(target)
              setFolder(null)
            }}
          />
          {to ? <FolderBrowser project={to} folder={folder} onFolder={setFolder} /> : null}
        </div>
      </PlannedForm>
    </Dialog>
  )
}

type TargetListProps = { project: string; chosen: Target | null; onChoose: (target: Target) => void }

function TargetList({ project, chosen, onChoose }: TargetListProps) {
  const { read } = useAct()
  const [q, setQ] = useState("")
  const [targets, setTargets] = useState<CopyTargets["projects"] | null>(null)
  const field = useId()
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const answer = await read("object.copy-targets", null, { project, q })
      if (current && answer.ok) setTargets((answer.value as CopyTargets).projects)
    }, 200)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [read, project, q])
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-medium">Project</legend>
      <Input
        aria-label="Search your projects"
        placeholder="Search your projects"
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <ul className="max-h-44 min-h-9 overflow-y-auto rounded-md border p-1">
        {targets?.length === 0 ? <li className="p-1.5 text-dim">No project of yours by this name.</li> : null}
        {targets?.map((one) => (
          <li key={one.id}>
            <label className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5 rounded-sm px-1.5 py-1 hover:bg-sunken">
              <input
                type="radio"
                name={field}
                checked={chosen?.id === one.id}
                disabled={one.blocked !== null}
                onChange={() => onChoose(one)}
                className="mt-[3px] accent-(--accent)"
              />
              <span className={one.blocked === null ? "" : "text-dim"}>
                {one.name}
                {one.id === project ? <span className="text-dim"> (this project)</span> : null}
                {one.blocked === null ? null : <small className="block text-faint text-xs">{one.blocked}</small>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
