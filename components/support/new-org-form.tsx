"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { PreviewPanel } from "@/components/form/preview-panel"
import { useSubmission } from "@/components/form/submission"
import { usePreview } from "@/components/form/use-preview"
import { Section } from "@/components/orgs/section"
import { Button } from "@/components/ui/button"
import { LinkButton } from "@/components/ui/link-button"
import { useToasts } from "@/components/ui/toast"
import { type AskedOrg, BLANK, missingOf, newOrgInput, orgAsked } from "./new-org"
import { NewOrgFields } from "./new-org-fields"
import { ReasonField } from "./reason-field"
import { DESK_WORDS } from "./words"

const AND = new Intl.ListFormat("en-GB")
const OPERATION = "org.create-for"

type NewOrgFormProps = {
  /** The request that asks for it, which is gone back to. */
  request?: AskedOrg | undefined
}

/** Makes an org for somebody, with its first admin (A024, A025, settled 1.5); shows what will happen before it does. */
export function NewOrgForm({ request }: NewOrgFormProps) {
  const [written, write] = useState(() => (request ? orgAsked(request) : BLANK))
  const { act } = useAct()
  const { add } = useToasts()
  const { pending, error, submit } = useSubmission()
  const router = useRouter()
  const input = newOrgInput(written)
  const asked = usePreview(OPERATION, null, input)
  const unready = input === null || asked.pending || (asked.preview?.changed ?? 0) === 0

  async function create(event: FormEvent) {
    event.preventDefault()
    if (unready) return
    const answer = await submit((key) => act(OPERATION, null, input, { key, expect: asked.preview?.digest }))
    if (!answer) return
    if (answer.ok) {
      add({ title: `Created ${written.name}` })
      const { id } = answer.value as { id: string }
      router.push(request ? `/support/requests/${request.id}?made=${id}` : `/support/orgs/${id}`)
    } else if (answer.preview) asked.replace(answer.preview)
  }

  return (
    <form noValidate onSubmit={(event) => void create(event)}>
      <NewOrgFields value={written} onChange={(change) => write((before) => ({ ...before, ...change }))} />
      <Section title="Create" hint="The admin and the organization's trail keep the reason.">
        <div className="grid gap-4">
          <div className="max-w-[460px]">
            <ReasonField value={written.reason} onChange={(reason) => write((before) => ({ ...before, reason }))} />
          </div>
          <div className="rounded-lg border bg-sunken px-4 py-3">
            <PreviewPanel
              {...asked}
              words={DESK_WORDS}
              idle={`Give ${AND.format(missingOf(written))} to see what will happen.`}
            />
          </div>
          {error ? <FormError error={error} /> : null}
          <div className="flex gap-2">
            <Button type="submit" look="primary" pending={pending} disabled={unready}>
              Create organization
            </Button>
            <LinkButton href={request ? `/support/requests/${request.id}` : "/support/orgs"}>Cancel</LinkButton>
          </div>
        </div>
      </Section>
    </form>
  )
}
