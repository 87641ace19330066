import { REFUSALS, statusOf } from "@/lib/access/refusals"
import { clock } from "@/lib/clock"
import { actorOfBearer, currentActor, requestOrigin } from "@/lib/identity"
import { guarded } from "@/lib/identity/unknowable"
import { read } from "@/lib/operations/read"
import { getStatementFile } from "@/lib/statements/file"
import { dispositionOf } from "./bytes-out"

const TYPES = { pdf: "application/pdf", csv: "text/csv; charset=utf-8" } as const

const no = (status: number, message: string): Response =>
  new Response(message, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  })

export type StatementPlace = { readonly org: string; readonly month: string }

/** `GET …/statements/<month>/pdf|csv`: a statement's file as it was built, to who sees all of the org's money; to strangers it is not there. */
export async function answerStatement(request: Request, place: StatementPlace, as: "pdf" | "csv"): Promise<Response> {
  const answer = await guarded(() => sent(request, place, as))
  return answer instanceof Response ? answer : no(statusOf(answer.refusal), answer.message)
}

async function sent(request: Request, { org, month }: StatementPlace, as: "pdf" | "csv"): Promise<Response> {
  const bearer = request.headers.get("authorization")
  const actor = bearer === null ? await currentActor() : await actorOfBearer(bearer)
  if (actor === null) return no(401, REFUSALS.sign_in_required.sentence)
  const origin = await requestOrigin(bearer === null ? "page" : "api")
  const file = await read(getStatementFile, { actor, origin, org, input: { month, as }, now: clock.now() })
  if (!file.ok) return no(file.refusal === "invalid_input" ? 404 : statusOf(file.refusal), file.message)
  if (file.value === null) return no(404, "There is no statement of this month.")
  const bytes = Buffer.from(file.value.content, "base64")
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": TYPES[as],
      "content-disposition": dispositionOf(`${org}-statement-${month.slice(0, 7)}.${as}`),
      "cache-control": "no-store, no-transform",
      "x-content-type-options": "nosniff",
    },
  })
}
