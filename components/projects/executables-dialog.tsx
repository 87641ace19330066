"use client"

import { z } from "zod"
import { useAct } from "@/components/form/act"
import { TextareaField } from "@/components/form/fields"
import { Form, FormError } from "@/components/form/form"
import { SubmitButton } from "@/components/form/submit-button"
import { Dialog, DialogCancel, DialogFooter, DialogSection, useCloseDialog } from "@/components/ui/dialog"
import { useToasts } from "@/components/ui/toast"
import { setExecutablesInput } from "@/lib/projects/inputs"

export type RestrictedProject = {
  readonly id: string
  readonly version: number
  readonly executables: readonly { readonly id: string }[] | null
}

const idsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)
const { executables: listed } = setExecutablesInput.shape
const schema = z.strictObject({
  executables: z.string().superRefine((text, context) => {
    const read = listed.safeParse(idsIn(text))
    const at = read.error?.issues[0]
    const wrong = typeof at?.path[0] === "number" ? idsIn(text)[at.path[0]] : undefined
    if (at) context.addIssue({ code: "custom", message: wrong ? `${wrong}: ${at.message}` : at.message })
  }),
})

export default function ExecutablesDialog({ project, onClose }: { project: RestrictedProject; onClose: () => void }) {
  return (
    <Dialog
      title="Restrict executables"
      description="Only these may be started in the project, in place of any list before."
      onClose={onClose}
    >
      <Listed project={project} />
    </Dialog>
  )
}

function Listed({ project }: { project: RestrictedProject }) {
  const { act } = useAct()
  const { add } = useToasts()
  const close = useCloseDialog()
  const before = project.executables?.map((one) => one.id) ?? null
  const input = { project: project.id, version: project.version }

  async function undo() {
    const version = project.version + 1
    const answer = before
      ? await act("project.set-executables", null, { ...input, version, executables: before })
      : await act("project.unset-executables", null, { ...input, version })
    if (!answer.ok) throw new Error(answer.message)
  }
  return (
    <Form
      schema={schema}
      defaultValues={{ executables: before?.join("\n") ?? "" }}
      onSubmit={({ executables }, key) =>
        act("project.set-executables", null, { ...input, executables: idsIn(executables) }, { key })
      }
      onDone={(answer) => {
        if ("changed" in answer && answer.changed > 0) add({ title: "Only listed apps may be started", undo })
        close()
      }}
    >
      <DialogSection>
        <div className="grid gap-3.5">
          <TextareaField
            name="executables"
            label="Apps"
            rows={5}
            className="font-mono"
            spellCheck={false}
            hint="Their ids, each on a line of its own: app-…"
          />
          <FormError />
        </div>
      </DialogSection>
      <DialogFooter>
        <DialogCancel />
        <SubmitButton>Restrict to these</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
