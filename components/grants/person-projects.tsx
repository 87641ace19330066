"use client"

import { useState } from "react"
import { type Failure, useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { Button } from "@/components/ui/button"
import { givesWords, wayWords } from "@/lib/access/explain-words"
import type { ReachedProject } from "@/lib/grants/member-projects"
import { Explanation, LevelBadge } from "./explanation"

type Reached = {
  readonly projects: readonly ReachedProject[]
  readonly total: number
  readonly reached: number
  readonly next: string | null
}
type PersonProjectsProps = { org: string; person: { userId: string; name: string }; first: Reached }

const COUNT = new Intl.NumberFormat("en-US")

/** What projects a person can access through the org, with the level and, opened, why it is that and no more (A057, A347). */
export function PersonProjects({ org, person, first }: PersonProjectsProps) {
  const { read } = useAct()
  const [more, setMore] = useState<Reached | null>(null)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const projects = [...first.projects, ...(more?.projects ?? [])]
  const next = more ? more.next : first.next
  async function load() {
    setPending(true)
    const answer = await read("member.projects", org, { user: person.userId, after: next })
    setPending(false)
    if (!answer.ok) return setFailure(answer)
    setFailure(null)
    const page = answer.value as Reached
    setMore({ ...page, projects: [...(more?.projects ?? []), ...page.projects] })
  }
  const asleep = first.total - first.reached
  return (
    <section aria-labelledby="projects">
      <h2 id="projects" className="mb-2.5 flex flex-wrap items-baseline gap-x-2 font-semibold text-base">
        Projects <span className="font-normal text-dim tabular-nums">{COUNT.format(first.reached)}</span>
        {asleep > 0 ? (
          <span className="font-normal text-dim text-sm">and {COUNT.format(asleep)} that do not count just now</span>
        ) : null}
      </h2>
      {projects.length === 0 ? (
        <p className="text-dim">No project reaches them through this organization.</p>
      ) : (
        <ul className="max-h-[420px] overflow-y-auto rounded-lg border bg-surface">
          {projects.map((project) => (
            <Reach key={project.id} project={project} />
          ))}
        </ul>
      )}
      <FormError error={failure} />
      {next ? (
        <Button look="quiet" className="mt-2" pending={pending} onClick={() => void load()}>
          Show more of {COUNT.format(first.total)}
        </Button>
      ) : null}
    </section>
  )
}

function Reach({ project }: { project: ReachedProject }) {
  const { level, winner, others } = project
  const [first] = others
  const told = winner ?? first
  return (
    <li className="border-b last:border-b-0">
      <details className="group">
        <summary className="grid min-h-11 cursor-pointer grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-3 py-1.5 -outline-offset-2 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_110px_minmax(0,1.6fr)]">
          <span className="font-medium [overflow-wrap:anywhere]">{project.name}</span>
          <span>
            <LevelBadge level={level} />
          </span>
          <span className="text-dim text-sm max-sm:col-span-2">
            {told ? `${wayWords(told)}: ${givesWords(told)}` : ""}
          </span>
        </summary>
        <div className="border-t bg-sunken px-3 py-3">
          <Explanation level={level} winner={winner} others={others} />
        </div>
      </details>
    </li>
  )
}
