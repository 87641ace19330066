import { clsx } from "clsx"
import Link from "next/link"
import type { ReactNode } from "react"
import { ApplyPanel } from "@/components/imports/apply-panel"
import { DryRun } from "@/components/imports/dry-run"
import { FileDrop } from "@/components/imports/file-drop"
import { KIND_WORDS } from "@/components/imports/kinds"
import { JobsList } from "@/components/jobs/jobs-list"
import { Callout } from "@/components/ui/callout"
import { ask, tryAsk } from "@/lib/doors/page"
import { IMPORT_KINDS, type ImportKindName, ROW_OUTCOMES } from "@/lib/imports/inputs"
import { importRows } from "@/lib/imports/rows"
import { listJobs } from "@/lib/jobs/see"
import type { SearchParams } from "@/lib/listing/url"
import { orgOf } from "./org"

export type ImportPageProps = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> }

type ImportScreenProps = ImportPageProps & {
  kind: ImportKindName
  /** What the file has to look like, before there is one. */
  help: ReactNode
  /** What is not in the file, where columns are left out. */
  left: string
  above?: ReactNode
}

const one = (value: SearchParams[string]): string => (typeof value === "string" ? value : "")

/** Import in three steps, each with an address: choose a file, see what every row would do, apply it. */
export async function ImportScreen({ kind, params, searchParams, help, left, above }: ImportScreenProps) {
  const id = decodeURIComponent((await params).org)
  const asked = await searchParams
  const file = one(asked.file)
  const words = KIND_WORDS[kind]
  const [org, { jobs }] = await Promise.all([orgOf(id), ask(listJobs, id, { state: "RUNNING", size: 20 })])
  const running = jobs.filter((job) => job.operation === words.operation)
  const home = `/orgs/${id}`
  const kinds = IMPORT_KINDS.filter((name) => name !== "projects" || org.level === "ADMIN")
  return (
    <div className="grid max-w-5xl gap-4">
      <div>
        <p className="mb-1 text-dim">
          <Link href={`${home}/${words.list}`} className="hover:text-ink">
            {words.list === "members" ? "Members" : "Projects"} <span aria-hidden>›</span>
          </Link>
        </p>
        <h2 className="text-lg">Import {words.label.toLowerCase()}</h2>
      </div>
      <nav aria-label="What to import" className="flex flex-wrap gap-1.5">
        {kinds.map((name) => (
          <Link
            key={name}
            href={`${home}/${KIND_WORDS[name].path}`}
            aria-current={name === kind ? "page" : undefined}
            className={clsx(
              "rounded-md border px-3 py-1.5 font-medium",
              name === kind ? "border-accent bg-accent-soft text-accent" : "bg-surface text-dim hover:text-ink",
            )}
          >
            {KIND_WORDS[name].label}
          </Link>
        ))}
      </nav>
      {running.length > 0 ? <JobsList org={id} jobs={running} /> : null}
      {above}
      {file ? (
        <Checked
          kind={kind}
          org={id}
          file={file}
          show={one(asked.show)}
          after={Number(one(asked.after)) || 0}
          left={left}
        />
      ) : (
        <>
          <FileDrop org={id} path={`${home}/${words.path}`} />
          <div className="grid gap-2 text-dim">
            {help}
            <p>You see what every row would do before anything is done. At most 10 MB or 100,000 rows, as UTF-8.</p>
          </div>
        </>
      )}
    </div>
  )
}

type CheckedProps = { kind: ImportKindName; org: string; file: string; show: string; after: number; left: string }

async function Checked({ kind, org, file, show, after, left }: CheckedProps) {
  const outcome = ROW_OUTCOMES.find((word) => word === show) ?? null
  const path = `/orgs/${org}/${KIND_WORDS[kind].path}`
  const answer = await tryAsk(importRows, org, {
    file,
    kind,
    outcome,
    after: Math.min(Math.max(0, Math.floor(after)), 1e7),
    size: 25,
  })
  const problem = !answer.ok ? answer.message : "problem" in answer.value ? answer.value.problem : null
  if (!answer.ok || "problem" in answer.value)
    return (
      <>
        <Callout tone="danger" alert title="This file cannot be imported">
          {problem}
        </Callout>
        <FileDrop org={org} path={path} />
      </>
    )
  const run = answer.value
  return (
    <>
      <p>
        <b className="font-medium">{run.name}</b>: {KIND_WORDS[kind].holds(run.total, run.heads)}. This is what each
        would do now; nothing is done before you import.
        {run.absent.length > 0 ? (
          <span className="block text-dim text-sm">
            {left} {run.absent.join(", ")}.
          </span>
        ) : null}
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]">
        <DryRun kind={kind} run={run} path={path} file={file} after={after} />
        <div className="grid gap-4 lg:sticky lg:top-4">
          <ApplyPanel
            key={file}
            kind={kind}
            org={org}
            file={file}
            digest={run.digest}
            create={run.counts.create}
            change={run.counts.change}
            refused={run.counts.refused}
            asJob={run.asJob}
          />
          <FileDrop org={org} path={path} again />
        </div>
      </div>
    </>
  )
}
