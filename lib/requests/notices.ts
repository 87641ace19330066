import type { Payload } from "@/lib/notices/letter"
import type { Bell } from "@/lib/notices/notice"
import { askedInWords } from "./asked"
import { type RequestKind, requestedWords } from "./inputs"

type Told = {
  readonly id: string
  readonly number: number
  readonly subject: string
  readonly kind: RequestKind
  readonly licence: Parameters<typeof requestedWords>[1]
  readonly details: unknown
}

/** How news calls a request: by its number and subject, with what was asked in figures. Spread `payload` into the notice's, give it `bell`. */
export const aboutRequest = (
  request: Told,
  org: { readonly id: string; readonly name: string } | null,
): { payload: Payload; bell: Bell } => ({
  payload: {
    requestId: request.id,
    number: request.number,
    subject: request.subject,
    kind: requestedWords(request.kind, request.licence),
    asked: askedInWords(request),
    org: org?.name ?? null,
    orgId: org?.id ?? null,
  },
  bell: { link: `/help/support/${request.id}` },
})
