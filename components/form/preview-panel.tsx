"use client"

import type { ReactNode } from "react"
import { Avatar } from "@/components/ui/avatar"
import { Spinner } from "@/components/ui/spinner"
import type { Fields, Line, Preview } from "@/lib/operations/outcome"
import type { Failure } from "./act"
import { FormError } from "./form-error"

const COUNT = new Intl.NumberFormat("en-US")
const SHOWN = 50

type PreviewPanelProps = {
  preview: Preview | null
  refused?: Failure | null | undefined
  pending?: boolean | undefined
  /** What a field is called, and how a value of it reads: `{ appAccess: { label: "apps", says: v => v ? "yes" : "no" } }`. */
  words?: FieldWords | undefined
  /** What to say while there is nothing to ask yet. */
  idle?: string | undefined
}
export type FieldWords = Readonly<
  Record<string, { readonly label: string; readonly says?: (value: unknown) => string }>
>

/** What will happen, in the words of the plan itself. */
export function PreviewPanel({ preview, refused, pending, words = {}, idle }: PreviewPanelProps) {
  const total = preview ? preview.changed + preview.unchanged + preview.refused : 0
  const lines = preview?.lines.slice(0, SHOWN) ?? []
  return (
    <section aria-label="What will happen" aria-live="polite" aria-busy={pending} className="min-h-10">
      <h3 className="mb-2 flex items-center gap-2 font-medium text-dim text-sm">
        {preview ? heading(preview) : "What will happen"}
        {pending ? <Spinner /> : null}
      </h3>
      {refused ? <FormError error={refused} /> : null}
      {!preview && !refused && !pending && idle ? <p className="text-dim">{idle}</p> : null}
      <ul className="grid max-h-56 overflow-y-auto">
        {lines.map((line) => (
          <PreviewLine key={line.target} line={line} words={words} />
        ))}
      </ul>
      {total > lines.length ? <p className="mt-1 text-dim">and {COUNT.format(total - lines.length)} more</p> : null}
      {preview?.asJob ? (
        <p className="mt-2 text-dim text-sm">
          This is large: it goes on in the background, and you can watch its progress.
        </p>
      ) : null}
    </section>
  )
}

function heading({ changed, unchanged, refused }: Preview): string {
  const counts = `${COUNT.format(changed)} change, ${COUNT.format(unchanged)} already so, ${COUNT.format(refused)} refused`
  return `What will happen · ${counts}`
}

function PreviewLine({ line, words }: { line: Line; words: FieldWords }) {
  return (
    <li className="flex items-start gap-2 py-[3px]">
      <Avatar name={line.label} size="sm" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className={line.outcome === "changed" ? "" : "text-dim"}>{line.label}</span>
        <span className="text-dim"> · </span>
        {line.outcome === "refused" ? <span className="text-danger">{line.message ?? "refused"}</span> : null}
        {line.outcome === "unchanged" ? <span className="text-dim">{line.message ?? "already so"}</span> : null}
        {line.outcome === "changed" ? changes(line, words) : null}
      </span>
    </li>
  )
}

function changes({ before, after, message }: Line, words: FieldWords): ReactNode {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  // What goes away or comes back whole is said in the plan's own words, not field by field.
  if (fields.length === 0 || (message && (before === null || after === null)))
    return <span>{message ?? "changes"}</span>
  return (
    <>
      {fields.map((field, at) => (
        <span key={field}>
          {at > 0 ? ", " : ""}
          {words[field]?.label ?? spoken(field)} <Change field={field} before={before} after={after} words={words} />
        </span>
      ))}
      {message ? <span className="block text-dim text-sm">{message}</span> : null}
    </>
  )
}

type ChangeProps = { field: string; before: Fields | null; after: Fields | null; words: FieldWords }

function Change({ field, before, after, words }: ChangeProps) {
  const says = words[field]?.says ?? said
  return (
    <>
      {before && field in before ? (
        <>
          <span className="sr-only">from </span>
          <s className="text-faint">{says(before[field])}</s>{" "}
        </>
      ) : null}
      {after && field in after ? (
        <>
          <span aria-hidden>→ </span>
          <span className="sr-only">to </span>
          <b className="font-medium">{says(after[field])}</b>
        </>
      ) : null}
    </>
  )
}

const spoken = (field: string) => field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()

function said(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none"
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (Array.isArray(value)) return value.length ? value.map(said).join(", ") : "none"
  const text = String(value)
  return /^[A-Z_]+$/.test(text) ? text.charAt(0) + text.slice(1).toLowerCase().replaceAll("_", " ") : text
}
