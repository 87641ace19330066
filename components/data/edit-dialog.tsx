"use client"

import { useEffect, useState } from "react"
import { useAct } from "@/components/form/act"
import { PlannedForm } from "@/components/form/planned-form"
import { Dialog, DialogSection } from "@/components/ui/dialog"
import { Spinner } from "@/components/ui/spinner"
import { useToasts } from "@/components/ui/toast"
import type { ObjectShown } from "@/lib/data/get"
import { attributeOf, attributeText } from "./attribute-text"
import type { DeedDialogProps } from "./deed-dialog"
import { objectsOf, whatOf } from "./deeds"
import { type Pair, PairsInput } from "./pairs-input"
import { TagsInput } from "./tags-input"

/** Edits tags, properties and attributes, of one object as they are, of many in what is entered alone (A133). */
export function EditDialog(props: DeedDialogProps) {
  const { deed, onClose } = props
  const many = deed.count !== 1
  return (
    <Dialog
      title={`Edit tags and properties of ${whatOf(deed)}`}
      description={many ? "What you do not enter stays as it is for each of them." : undefined}
      onClose={onClose}
    >
      {many ? <EditMany {...props} /> : <EditOne {...props} />}
    </Dialog>
  )
}

const keysOf = (pairs: readonly Pair[]) => pairs.map(({ key }) => key.trim()).filter(Boolean)
const recordOf = (pairs: readonly Pair[]) =>
  Object.fromEntries(pairs.filter(({ key }) => key.trim()).map(({ key, value }) => [key.trim(), value]))

const attributesOf = (pairs: readonly Pair[]) =>
  Object.fromEntries(Object.entries(recordOf(pairs)).map(([key, value]) => [key, attributeOf(value)]))

type Said = { readonly tags: readonly string[]; readonly pairs: readonly Pair[]; readonly attributes: readonly Pair[] }

/** What differs from what stands; null where nothing does. */
function changeOf(was: ObjectShown, { tags, pairs, attributes }: Said) {
  const now = recordOf(pairs)
  const typed = attributesOf(attributes)
  const change = {
    addTags: tags.filter((tag) => !was.tags.includes(tag)),
    removeTags: was.tags.filter((tag) => !tags.includes(tag)),
    setProperties: Object.fromEntries(Object.entries(now).filter(([key, value]) => was.properties[key] !== value)),
    unsetProperties: Object.keys(was.properties).filter((key) => !(key in now)),
    setAttributes: Object.fromEntries(Object.entries(typed).filter(([key, value]) => was.attributes[key] !== value)),
    unsetAttributes: Object.keys(was.attributes).filter((key) => !(key in typed)),
  }
  return Object.values(change).some((part) => Object.keys(part).length > 0) ? change : null
}

function EditOne({ place, deed }: DeedDialogProps) {
  const { read } = useAct()
  const [was, setWas] = useState<ObjectShown | null>(null)
  const id = deed.rows[0]?.id
  useEffect(() => {
    void read("object.get", null, { project: place.project.id, object: id }).then((answer) => {
      if (answer.ok) setWas(answer.value as ObjectShown)
    })
  }, [read, place.project.id, id])
  return was ? (
    <EditKnown project={place.project.id} was={was} />
  ) : (
    <DialogSection>
      <Spinner />
    </DialogSection>
  )
}

function EditKnown({ project, was }: { project: string; was: ObjectShown }) {
  const [tags, setTags] = useState<readonly string[]>(was.tags)
  const [pairs, setPairs] = useState<readonly Pair[]>(
    Object.entries(was.properties).map(([key, value], n) => ({ id: n, key, value })),
  )
  const [attributes, setAttributes] = useState<readonly Pair[]>(
    Object.entries(was.attributes).map(([key, value], n) => ({ id: n, key, value: attributeText(value) })),
  )
  const { add } = useToasts()
  const change = changeOf(was, { tags, pairs, attributes })
  return (
    <PlannedForm
      operation="object.edit"
      org={null}
      input={change && { project, objects: { ids: [was.id] }, version: was.version, ...change }}
      idle="Nothing yet. Change a tag, a property or an attribute."
      verb="Save"
      onDone={() => add({ title: `${was.name} changed` })}
    >
      <div className="grid gap-4">
        <TagsInput label="Tags" tags={tags} onTags={setTags} />
        <PairsInput label="Properties" pairs={pairs} onPairs={setPairs} />
        <PairsInput label="Attributes" pairs={attributes} onPairs={setAttributes} attributes />
      </div>
    </PlannedForm>
  )
}

function EditMany({ place, deed }: DeedDialogProps) {
  const [added, setAdded] = useState<readonly string[]>([])
  const [removed, setRemoved] = useState<readonly string[]>([])
  const [pairs, setPairs] = useState<readonly Pair[]>([])
  const [attributes, setAttributes] = useState<readonly Pair[]>([])
  const { add } = useToasts()
  const known = [...new Set(deed.rows.flatMap((row) => row.tags))]
  const untouched = added.length + removed.length + keysOf([...pairs, ...attributes]).length === 0
  const input = {
    project: place.project.id,
    objects: objectsOf(deed.target, place.folder),
    addTags: added,
    removeTags: removed,
    setProperties: recordOf(pairs),
    setAttributes: attributesOf(attributes),
  }
  return (
    <PlannedForm
      operation="object.edit"
      org={null}
      input={untouched ? null : input}
      idle="Nothing yet. Enter a tag, a property or an attribute."
      verb="Save"
      onDone={() => add({ title: `${whatOf(deed)} changed` })}
    >
      <div className="grid gap-4">
        <TagsInput label="Add tags" tags={added} onTags={setAdded} />
        <TagsInput label="Remove tags" tags={removed} onTags={setRemoved} offered={known} />
        <PairsInput label="Set properties" pairs={pairs} onPairs={setPairs} />
        <PairsInput label="Set attributes" pairs={attributes} onPairs={setAttributes} attributes />
      </div>
    </PlannedForm>
  )
}
