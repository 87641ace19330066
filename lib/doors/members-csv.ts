import { REFUSALS, statusOf } from "@/lib/access/refusals"
import { clock } from "@/lib/clock"
import { currentActor, requestOrigin } from "@/lib/identity"
import { guarded } from "@/lib/identity/unknowable"
import { csvLine } from "@/lib/listing/csv"
import { parseListing } from "@/lib/listing/url"
import { EXPORT_COLUMNS, exportMembers } from "@/lib/members/export"
import { MEMBERS_LISTING } from "@/lib/members/listing"
import { rateTake } from "@/lib/operations/guard"
import { read } from "@/lib/operations/read"

const MOST = { most: 30, seconds: 300 } as const

/** The members that the address lets through, as the CSV that an import reads back, a page at a time (settled 3.11). */
export async function answerMembersCsv(request: Request, org: string): Promise<Response> {
  const answer = await guarded(() => streamed(request, org))
  return answer instanceof Response ? answer : new Response(answer.message, { status: statusOf(answer.refusal) })
}

async function streamed(request: Request, org: string): Promise<Response> {
  const { q, filters } = parseListing(Object.fromEntries(new URL(request.url).searchParams), MEMBERS_LISTING)
  const actor = await currentActor()
  const call = { actor, origin: await requestOrigin("page"), org, now: clock.now() }
  const ask = (after: string | null) => read(exportMembers, { ...call, input: { q, filters, after } })
  const wait = actor.kind === "user" ? await rateTake(`export:${actor.userId}`, MOST, call.now) : 0
  if (wait > 0)
    return new Response(REFUSALS.rate_limited.sentence, { status: 429, headers: { "retry-after": String(wait) } })
  const first = await ask(null)
  if (!first.ok) return new Response(first.message, { status: statusOf(first.refusal) })
  const encoder = new TextEncoder()
  const lines = (rows: typeof first.value.rows): Uint8Array =>
    encoder.encode(rows.map((row) => csvLine(EXPORT_COLUMNS.map((column) => row[column]))).join(""))
  let next = first.value.next
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(encoder.encode(csvLine([...EXPORT_COLUMNS])))
      if (first.value.rows.length > 0) controller.enqueue(lines(first.value.rows))
    },
    pull: async (controller) => {
      if (next === null) return controller.close()
      const page = await ask(next)
      // A file that ends early would be taken for the whole: the transfer breaks off instead.
      if (!page.ok) return controller.error(new Error(page.refusal))
      next = page.value.next
      controller.enqueue(lines(page.value.rows))
    },
  })
  const name = `${org.replaceAll(/[^a-z0-9_.-]/g, "_")}-members-${call.now.toISOString().slice(0, 10)}.csv`
  return new Response(stream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="${name}"`,
    },
  })
}
