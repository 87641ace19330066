"use client"

import { z } from "zod"
import { useAct } from "@/components/form/act"
import { TextareaField, TextField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { editDetailsInput, projectName } from "@/lib/projects/inputs"

export type EditedProject = {
  readonly id: string
  readonly name: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly properties: Readonly<Record<string, string>>
  readonly version: number
}

const parts = (text: string, between: string | RegExp): string[] =>
  text
    .split(between)
    .map((one) => one.trim())
    .filter(Boolean)

/** `name = value` to a line; null where a line is not. */
function pairsOf(text: string): Record<string, string> | null {
  const pairs = parts(text, "\n").map((line) => /^([^=]*[^=\s])\s*=\s*(.*)$/.exec(line))
  if (pairs.some((pair) => pair === null)) return null
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", pair?.[2] ?? ""]))
}

const { summary, description } = editDetailsInput.shape
const schema = z.strictObject({
  name: projectName,
  summary: summary.unwrap(),
  description: description.unwrap(),
  tags: z.string(),
  properties: z.string().refine((text) => pairsOf(text) !== null, "Write each on a line of its own: name = value."),
})

export default function EditDetailsDialog({ project, onClose }: { project: EditedProject; onClose: () => void }) {
  return (
    <Dialog title="Edit project" description="Its id stays as it is." width="lg" onClose={onClose}>
      <EditDetails project={project} />
    </Dialog>
  )
}

function EditDetails({ project }: { project: EditedProject }) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  const { id, version, ...before } = project

  async function undo() {
    const { name, summary, description, tags, properties } = before
    const input = { project: id, version: version + 1, name, summary, description, tags, properties }
    const answer = await act("project.edit-details", null, input)
    if (!answer.ok) throw new Error(answer.message)
  }
  return (
    <Form
      schema={schema}
      defaultValues={{
        name: before.name,
        summary: before.summary,
        description: before.description,
        tags: before.tags.join(", "),
        properties: Object.entries(before.properties)
          .map(([key, value]) => `${key} = ${value}`)
          .join("\n"),
      }}
      onSubmit={({ tags, properties, ...rest }, key) => {
        const input = { project: id, version, ...rest, tags: parts(tags, ","), properties: pairsOf(properties) ?? {} }
        return act("project.edit-details", null, input, { key })
      }}
      onDone={(answer) => {
        if ("changed" in answer && answer.changed > 0) add({ title: "Changed the project", undo })
        close()
      }}
    >
      <DialogSection>
        <div className="grid gap-3.5">
          <TextField name="name" label="Name" maxLength={200} />
          <TextareaField name="summary" label="Summary" rows={2} maxLength={500} hint="Shown in lists." />
          <TextareaField name="description" label="Description" rows={4} />
          <TextField name="tags" label="Tags" hint="Words to find the project by, with commas between them." />
          <TextareaField
            name="properties"
            label="Properties"
            rows={3}
            className="font-mono"
            spellCheck={false}
            hint="Each on a line of its own: name = value."
          />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Save project</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
