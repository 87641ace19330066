import { statusOf } from "@/lib/access/refusals"
import { clock } from "@/lib/clock"
import { currentActor, requestOrigin } from "@/lib/identity"
import { guarded } from "@/lib/identity/unknowable"
import { getJob, jobRows } from "@/lib/jobs/see"
import { csvLine } from "@/lib/listing/csv"
import type { Call } from "@/lib/operations/ground"
import { read } from "@/lib/operations/read"

const callOf = async (org: string, input: unknown): Promise<Call> => ({
  actor: await currentActor(),
  origin: await requestOrigin("page"),
  org,
  input,
  now: clock.now(),
})

const headers = (type: string): Record<string, string> => ({ "content-type": type, "cache-control": "no-store" })

/** An outage is said as one. */
async function answering(work: () => Promise<Response>): Promise<Response> {
  const answer = await guarded(work)
  return answer instanceof Response ? answer : new Response(answer.message, { status: statusOf(answer.refusal) })
}

/** How far a job is, for a page that asks again and again; with the header `x-background: 1` that keeps no session alive (INV-21). */
export const answerProgress = (org: string, job: string): Promise<Response> => answering(() => progress(org, job))

async function progress(org: string, job: string): Promise<Response> {
  const answer = await read(getJob, await callOf(org, { job }))
  const found = answer.ok && answer.value !== null
  const status = found ? 200 : answer.ok ? 404 : statusOf(answer.refusal)
  return new Response(JSON.stringify(found ? answer.value : null), {
    status,
    headers: headers("application/json; charset=utf-8"),
  })
}

const PAGE = 1000

/** What became of each row of a job, as CSV, a page at a time. */
export const answerResult = (org: string, job: string): Promise<Response> => answering(() => result(org, job))

async function result(org: string, job: string): Promise<Response> {
  const call = await callOf(org, { job })
  const found = await read(getJob, call)
  if (!found.ok || found.value === null) return new Response(null, { status: found.ok ? 404 : statusOf(found.refusal) })
  const encoder = new TextEncoder()
  let after: number | null = 0
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvLine(["row", "id", "name", "outcome", "reason"]))),
    pull: async (controller) => {
      if (after === null) return controller.close()
      const page = await read(jobRows, { ...call, input: { job, after, size: PAGE } })
      if (!page.ok) return controller.error(new Error(page.refusal))
      const lines = page.value.rows.map((row) =>
        csvLine([row.n, row.target, row.label, row.outcome ?? "not done", row.message]),
      )
      after = page.value.next
      controller.enqueue(encoder.encode(lines.join("")))
    },
  })
  const name = `${org}-job-${job.slice(0, 8)}.csv`
  const disposition = `attachment; filename="${name.replaceAll(/[^a-z0-9_.-]/g, "_")}"`
  return new Response(stream, {
    headers: { ...headers("text/csv; charset=utf-8"), "content-disposition": disposition },
  })
}
