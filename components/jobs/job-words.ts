import type { Tone } from "@/components/ui/badge"
import type { Job } from "@/lib/jobs/job"

export const STATE_WORDS = {
  RUNNING: { label: "Running", tone: "accent" },
  DONE: { label: "Done", tone: "ok" },
  STOPPED: { label: "Stopped", tone: "neutral" },
  FAILED: { label: "Ended early", tone: "danger" },
} as const satisfies Record<Job["state"], { label: string; tone: Tone }>

const COUNT = new Intl.NumberFormat("en-US")

/** "1,000 of 1,276 · 998 changed, 0 already so, 2 refused" */
export const progressWords = (job: Job): string =>
  `${COUNT.format(job.done)} of ${COUNT.format(job.total)} · ${COUNT.format(job.changed)} changed, ${COUNT.format(job.unchanged)} already so, ${COUNT.format(job.refused)} refused`
