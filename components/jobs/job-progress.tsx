"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { useAct } from "@/components/form/act"
import { FormError } from "@/components/form/form-error"
import { useSubmission } from "@/components/form/submission"
import { Button } from "@/components/ui/button"
import { Progress } from "@/components/ui/progress"
import type { Job } from "@/lib/jobs/job"
import { progressWords } from "./job-words"

const EVERY_MS = 700
const AWAY_MS = 4000

/** The job as it is now; asked in the background, which keeps no session alive (INV-21). Null when it cannot be told just now. */
async function lookAgain(org: string, id: string): Promise<Job | null> {
  try {
    const answer = await fetch(`/orgs/${encodeURIComponent(org)}/jobs/${id}/progress`, {
      headers: { "x-background": "1" },
      cache: "no-store",
    })
    return answer.ok ? ((await answer.json()) as Job | null) : null
  } catch {
    return null
  }
}

/** How far a job is, from the page's own first look on; the page is read anew when it ends. */
export function JobProgress({ org, job: first }: { org: string; job: Job }) {
  const router = useRouter()
  const { act } = useAct()
  const { pending, error, submit } = useSubmission()
  const [job, setJob] = useState(first)
  const running = job.state === "RUNNING"

  useEffect(() => {
    if (!running) return
    let current = true
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const now = document.hidden ? null : await lookAgain(org, first.id)
      if (!current) return
      if (now) setJob(now)
      if (now && now.state !== "RUNNING") router.refresh()
      else timer = setTimeout(() => void look(), now ? EVERY_MS : AWAY_MS)
    }
    timer = setTimeout(() => void look(), EVERY_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [running, org, first.id, router])

  const stop = () =>
    submit((key) => act("job.stop", org, { job: job.id }, { key })).then((answer) => {
      if (answer?.ok) setJob((before) => ({ ...before, stopAsked: true }))
    })
  return (
    <div className="grid gap-3">
      <div className="flex items-center gap-4">
        <div className="min-w-0 flex-1" aria-live="polite">
          <Progress label={job.title} value={job.done} max={job.total} detail={progressWords(job)} />
        </div>
        {running ? (
          <Button pending={pending} disabled={job.stopAsked} onClick={() => void stop()}>
            {job.stopAsked ? "Stopping…" : "Stop"}
          </Button>
        ) : null}
      </div>
      <FormError error={error} />
    </div>
  )
}
