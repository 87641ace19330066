import { REFUSALS, statusOf } from "@/lib/access/refusals"
import { clock } from "@/lib/clock"
import { currentActor, requestOrigin } from "@/lib/identity"
import { guarded } from "@/lib/identity/unknowable"
import { csvLine } from "@/lib/listing/csv"
import type { Call } from "@/lib/operations/ground"
import { rateTake } from "@/lib/operations/guard"
import type { Outcome } from "@/lib/operations/outcome"

const MOST = { most: 30, seconds: 300 } as const

type CsvPage<Column extends string> = {
  readonly rows: readonly Readonly<Record<Column, string>>[]
  readonly next: string | null
}
type CsvSource<Column extends string> = {
  /** What is in it: the end of the file's name. */
  readonly what: string
  readonly columns: readonly Column[]
  readonly page: (call: Omit<Call, "input">, after: string | null) => Promise<Outcome<CsvPage<Column>>>
}

/** What a list's address lets through as a CSV file, streamed a page at a time, without formulas (settled 3.11). */
export async function answerCsv<Column extends string>(org: string, source: CsvSource<Column>): Promise<Response> {
  const answer = await guarded(() => streamed(org, source))
  return answer instanceof Response ? answer : new Response(answer.message, { status: statusOf(answer.refusal) })
}

async function streamed<Column extends string>(org: string, { what, columns, page }: CsvSource<Column>) {
  const actor = await currentActor()
  const call = { actor, origin: await requestOrigin("page"), org, now: clock.now() }
  const wait = actor.kind === "user" ? await rateTake(`export:${actor.userId}`, MOST, call.now) : 0
  if (wait > 0)
    return new Response(REFUSALS.rate_limited.sentence, { status: 429, headers: { "retry-after": String(wait) } })
  const first = await page(call, null)
  if (!first.ok) return new Response(first.message, { status: statusOf(first.refusal) })
  const encoder = new TextEncoder()
  const lines = (rows: typeof first.value.rows): Uint8Array =>
    encoder.encode(rows.map((row) => csvLine(columns.map((column) => row[column]))).join(""))
  let next = first.value.next
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(encoder.encode(csvLine([...columns])))
      if (first.value.rows.length > 0) controller.enqueue(lines(first.value.rows))
    },
    pull: async (controller) => {
      if (next === null) return controller.close()
      const found = await page(call, next)
      // A file that ends early would be taken for the whole: the transfer breaks off instead.
      if (!found.ok) return controller.error(new Error(found.refusal))
      next = found.value.next
      controller.enqueue(lines(found.value.rows))
    },
  })
  const name = `${org.replaceAll(/[^a-z0-9_.-]/g, "_")}-${what}-${call.now.toISOString().slice(0, 10)}.csv`
  return new Response(stream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="${name}"`,
    },
  })
}
