"use client"

import { useRouter } from "next/navigation"
import { useId, useState } from "react"
import { PlannedForm } from "@/components/form/planned-form"
import { Dialog } from "@/components/ui/dialog"
import { Input } from "@/components/ui/input"
import { useToasts } from "@/components/ui/toast"
import type { ObjectListed } from "@/lib/data/list"
import type { DataPlace } from "./deeds"

type NameProps = { label: string; value: string; onChange: (value: string) => void }

function NameInput({ label, value, onChange }: NameProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <Input id={id} value={value} maxLength={255} onChange={(event) => onChange(event.target.value)} />
      <p className="text-faint text-xs leading-4">At most 255 characters, without “/”.</p>
    </div>
  )
}

/** Makes a folder in the one in view (A145). */
export function NewFolderDialog({ place, onClose }: { place: DataPlace; onClose: () => void }) {
  const [name, setName] = useState("")
  const router = useRouter()
  const { add } = useToasts()
  const input = { project: place.project.id, folder: place.folder, name }
  return (
    <Dialog title="New folder" onClose={onClose}>
      <PlannedForm
        operation="folder.create"
        org={null}
        input={name.trim() === "" ? null : input}
        previewed={false}
        verb="Create folder"
        onDone={({ value }) => {
          const { id } = value as { id: string }
          const open = () => router.push(`/projects/${place.project.id}/manage/${id}`)
          add({ title: `Folder ${name.trim()} was made`, action: { label: "Open", run: open } })
        }}
      >
        <NameInput label="Name" value={name} onChange={setName} />
      </PlannedForm>
    </Dialog>
  )
}

type RenameProps = { place: DataPlace; row: ObjectListed; onClose: () => void }

/** Renames one file or folder; refused when somebody else changed it meanwhile. */
export function RenameDialog({ place, row, onClose }: RenameProps) {
  const [name, setName] = useState(row.name)
  const { add } = useToasts()
  const input = { project: place.project.id, objects: { ids: [row.id] }, version: row.version, name }
  return (
    <Dialog title={`Rename ${row.name}`} onClose={onClose}>
      <PlannedForm
        operation="object.edit"
        org={null}
        input={name.trim() === "" || name.trim() === row.name ? null : input}
        idle="Nothing yet. Enter another name."
        verb="Rename"
        onDone={() => add({ title: `Renamed to ${name.trim()}` })}
      >
        <NameInput label="Name" value={name} onChange={setName} />
      </PlannedForm>
    </Dialog>
  )
}
