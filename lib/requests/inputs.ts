import { z } from "zod"
import { microOf } from "@/lib/access/money"
import { LICENSED_FLAGS, PAYER_LICENCES } from "@/lib/access/project-flags"
import { orgHandleField, orgNameField } from "@/lib/orgs/inputs"
import { onProject, payerId } from "@/lib/projects/inputs"

export const REQUEST_KINDS = [
  "support",
  "provisioning",
  "phi",
  "licence",
  "billable-org",
  "spending-limit",
  "sponsorship",
] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export const REQUEST_KIND_WORDS = {
  support: "Support",
  provisioning: "Provisioning of accounts",
  phi: "PHI data policies",
  licence: "A licence",
  "billable-org": "A billable organization",
  "spending-limit": "A spending limit",
  sponsorship: "A sponsorship",
} as const satisfies Record<RequestKind, string>

/** What concerns a whole org: its admins ask for it, and nobody else (A343). */
export const OF_ADMINS: readonly RequestKind[] = ["provisioning", "phi", "licence", "spending-limit"]

type Licence = (typeof PAYER_LICENCES)[number]

/** What was asked for, a licence by its name: "A licence: Apollo". */
export const requestedWords = (kind: RequestKind, licence: Licence | null | undefined): string =>
  licence ? `${REQUEST_KIND_WORDS[kind]}: ${LICENSED_FLAGS[licence]}` : REQUEST_KIND_WORDS[kind]

export const REQUEST_STATES = ["NEW", "IN_REVIEW", "RETURNED", "APPROVED", "DECLINED", "CLOSED"] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const REQUEST_STATE_WORDS = {
  NEW: "New",
  IN_REVIEW: "In review",
  RETURNED: "Returned",
  APPROVED: "Approved",
  DECLINED: "Declined",
  CLOSED: "Closed",
} as const satisfies Record<RequestState, string>

/** Those in which something can still be said and decided. */
export const OPEN_STATES = ["NEW", "IN_REVIEW", "RETURNED"] as const satisfies readonly RequestState[]
export const isOpen = (state: RequestState): boolean => (OPEN_STATES as readonly RequestState[]).includes(state)

const ONE_LINE = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u
// Line breaks and tabs apart, what cannot be seen is no part of what is said.
const READABLE = /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u

/** What is said about a request, in the thread and in the mail. */
export const wordsField = z
  .string()
  .trim()
  .min(1, "Write a message.")
  .max(5000, "At most 5,000 characters.")
  .refine((text) => READABLE.test(text.replaceAll(/[\n\r\t]/g, " ")), "It holds a character that cannot be shown.")

/** Micro-dollars as text; null is no limit. */
export const limitField = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})$/, "A limit is a whole number of micro-dollars.")
  .nullable()

export const momentField = z.iso
  .datetime({ offset: true, message: "Give the end as a date and time." })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => text > "1970" && text < "9000", "This is too far away.")

const purchaseOrderField = z.string().trim().max(60, "At most 60 characters.").regex(ONE_LINE, "One line only.")

export const DETAILS = {
  "spending-limit": z.strictObject({ limit: limitField, purchaseOrder: purchaseOrderField.optional() }),
  "billable-org": z.strictObject({ name: orgNameField, handle: orgHandleField.optional() }),
  sponsorship: onProject.extend({ sponsor: payerId, until: momentField }),
} as const
export type Details = { [K in keyof typeof DETAILS]: z.output<(typeof DETAILS)[K]> }

const isDetailed = (kind: RequestKind): kind is keyof Details => Object.hasOwn(DETAILS, kind)

export const createRequestInput = z
  .strictObject({
    kind: z.enum(REQUEST_KINDS).default("support"),
    subject: z
      .string()
      .trim()
      .min(1, "Say in a few words what it is about.")
      .max(150, "At most 150 characters.")
      .regex(ONE_LINE, "One line only."),
    message: wordsField,
    /** The org it is about, one of the person's. A sponsorship is about what its project is billed to. */
    org: z
      .string()
      .regex(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/, "This is not an organization id.")
      .nullish(),
    /** Which licence, for that kind: the flag of projects it opens (A342). */
    licence: z.enum(PAYER_LICENCES).nullish(),
    /** What is asked for in figures: a limit, the name of a new org, a project with its sponsor. */
    details: z.union([DETAILS["spending-limit"], DETAILS["billable-org"], DETAILS.sponsorship]).nullish(),
  })
  .refine((input) => (input.kind === "licence") === Boolean(input.licence), {
    message: "Say which licence.",
    path: ["licence"],
  })
  .refine((input) => !OF_ADMINS.includes(input.kind) || Boolean(input.org), {
    message: "Say for which organization.",
    path: ["org"],
  })
  .refine((input) => input.kind !== "sponsorship" || !input.org, {
    message: "A sponsorship names its project alone.",
    path: ["org"],
  })
  .refine(
    ({ kind, details, org }) => {
      if (!isDetailed(kind)) return !details
      // An org that exists is made billable as it is.
      if (!details) return kind === "billable-org" && Boolean(org)
      return !(kind === "billable-org" && org) && DETAILS[kind].safeParse(details).success
    },
    { message: "Say what exactly is asked for.", path: ["details"] },
  )
export type CreateRequest = z.output<typeof createRequestInput>

const cursorField = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")

const filterFields = {
  state: z.array(z.enum(REQUEST_STATES)).max(REQUEST_STATES.length).optional(),
  kind: z.array(z.enum(REQUEST_KINDS)).max(REQUEST_KINDS.length).optional(),
}

/** Newest first. */
export const listRequestsInput = z.strictObject({
  filters: z.strictObject(filterFields).default({}),
  after: cursorField.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(25),
})
export type ListRequests = z.output<typeof listRequestsInput>

export const onRequest = z.strictObject({ request: z.uuid("This is not the id of a request.") })
export const replyInput = onRequest.extend({ message: wordsField })

const orgIdField = z.string().regex(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/, "Give the organization's id, org-…")
const referenceField = z
  .string()
  .trim()
  .min(1, "Give the reference of the agreement.")
  .max(200, "At most 200 characters.")
  .regex(ONE_LINE, "One line only.")

/** What an approval puts into effect, which may differ from what was asked. */
const effectField = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("spending-limit"), limit: limitField }),
  z.strictObject({ kind: z.literal("provisioning") }),
  z.strictObject({
    kind: z.literal("phi"),
    licenceReference: referenceField,
    baaSignedOn: z.iso.date({ message: "Give the day the agreement was signed." }),
  }),
  z.strictObject({ kind: z.literal("licence"), licenceReference: referenceField }),
  /** The org that was made for it, or that is to be billable. */
  z.strictObject({ kind: z.literal("billable-org"), org: orgIdField }),
  z.strictObject({ kind: z.literal("sponsorship"), sponsor: payerId, until: momentField }),
])
export type Effect = z.output<typeof effectField>

/** `words` are for who asked; `version` is the request as it was seen. */
export const decideInput = onRequest.extend({ words: wordsField, version: z.number().int().min(1) })
export const approveInput = decideInput.extend({ effect: effectField })
export const assignInput = onRequest.extend({
  /** A member of staff, or nobody. */
  to: z
    .string()
    .regex(/^user-[A-Za-z0-9_.-]{1,39}$/, "This is not the id of a user.")
    .nullable(),
})

export const ASSIGNED = { me: "Me", nobody: "Nobody", others: "Others" } as const
export const QUEUE_SORTS = ["age", "updated"] as const
export const matchingQueue = z.strictObject({
  /** A number, a part of the subject, or the username of who asked. */
  q: z.string().trim().max(200).regex(ONE_LINE).default(""),
  filters: z
    .strictObject({
      ...filterFields,
      assigned: z
        .array(z.enum(["me", "nobody", "others"]))
        .max(3)
        .optional(),
      org: z.string().trim().max(200).regex(ONE_LINE).optional(),
    })
    .default({}),
})
export type MatchingQueue = z.output<typeof matchingQueue>

export const queueInput = matchingQueue.extend({
  sort: z.enum(QUEUE_SORTS).default("age"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  after: cursorField.nullish(),
  before: cursorField.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})
export type Queue = z.output<typeof queueInput>

/** What is said in a thread, and what an ask holds beside its figures, as forms ask for it. */
export const messageForm = z.strictObject({ message: wordsField })

/** The dialog that asks for a limit: an amount in dollars, or none (A121, A122). */
export const askLimitForm = messageForm
  .extend({
    bound: z.enum(["amount", "none"]),
    amount: z.string().trim().max(30),
    purchaseOrder: purchaseOrderField,
  })
  .refine(({ bound, amount }) => bound === "none" || microOf(amount) !== null, {
    message: "Give an amount in dollars, such as 10,000 or 2,500.50.",
    path: ["amount"],
  })

/** The dialog that asks for an org that pays (A024). */
export const askOrgForm = messageForm.extend({
  name: orgNameField,
  handle: z.union([z.literal(""), orgHandleField]),
})

/** The dialog that asks for a sponsorship (A199). */
export const askSponsorshipForm = messageForm.extend({
  sponsor: z
    .string()
    .trim()
    .regex(/^(org|user)-[A-Za-z0-9_.-]{1,63}$/, "Give the sponsor's id, such as org-helix or user-jsmith."),
  /** A day and a time in the person's zone, as browsers give it. */
  until: z.string().min(1, "Give the end as a date and a time."),
})
