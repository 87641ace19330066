import { z } from "zod"
import { LICENSED_FLAGS, PAYER_LICENCES } from "@/lib/access/project-flags"

export const REQUEST_KINDS = ["support", "provisioning", "phi", "billable-org", "licence"] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export const REQUEST_KIND_WORDS = {
  support: "Support",
  provisioning: "Provisioning of accounts",
  phi: "PHI data policies",
  "billable-org": "A billable organization",
  licence: "A licence",
} as const satisfies Record<RequestKind, string>

type Licence = (typeof PAYER_LICENCES)[number]

/** What was asked for, a licence by its name: "A licence: Apollo". */
export const requestedWords = (kind: RequestKind, licence: Licence | null | undefined): string =>
  licence ? `${REQUEST_KIND_WORDS[kind]}: ${LICENSED_FLAGS[licence]}` : REQUEST_KIND_WORDS[kind]

export const REQUEST_STATE_WORDS = {
  NEW: "New",
  IN_REVIEW: "In review",
  RETURNED: "Returned to you",
  APPROVED: "Approved",
  DECLINED: "Declined",
  CLOSED: "Closed",
} as const

const oneLine = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u

export const createRequestInput = z
  .strictObject({
    kind: z.enum(REQUEST_KINDS).default("support"),
    subject: z
      .string()
      .trim()
      .min(1, "Say in a few words what it is about.")
      .max(150, "At most 150 characters.")
      .regex(oneLine, "One line only."),
    message: z.string().trim().min(1, "Say what you need.").max(5000, "At most 5,000 characters."),
    /** The org it is about, one of the person's. */
    org: z
      .string()
      .regex(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/, "This is not an organization id.")
      .nullish(),
    /** Which licence, for that kind: the flag of projects it opens (A342). */
    licence: z.enum(PAYER_LICENCES).nullish(),
  })
  .refine((input) => (input.kind === "licence") === Boolean(input.licence), {
    message: "Say which licence.",
    path: ["licence"],
  })
  .refine((input) => (input.kind !== "provisioning" && input.kind !== "phi") || Boolean(input.org), {
    message: "Say for which organization.",
    path: ["org"],
  })
export type CreateRequest = z.infer<typeof createRequestInput>

export const listRequestsInput = z.strictObject({})
