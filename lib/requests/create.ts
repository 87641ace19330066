import { type AskedOrgRow, type AskerRow, askedOrg, askerOf, requestMade, requestOpen } from "@/db/sql/requests"
import type { Tx } from "@/db/tenancy"
import { atLeast } from "@/lib/access/levels"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import { placeInProject } from "@/lib/operations/ground-project"
import { type Ask, type Asked, mutation } from "@/lib/operations/operation"
import type { Fields } from "@/lib/operations/outcome"
import { detailsOf, onceOf } from "./asked"
import { type CreateRequest, createRequestInput, OF_ADMINS } from "./inputs"
import { aboutRequest } from "./notices"

type Facts = {
  readonly person: AskerRow | null
  /** The org it is about: the person is active in it, or it pays for the project to be sponsored. */
  readonly org: {
    readonly id: string
    readonly name: string
    readonly billable: boolean
    readonly admin: boolean
  } | null
  /** For a sponsorship: whether they decide over the project; null where it is none of theirs. */
  readonly decides: boolean | null
  /** The one that is open already. */
  readonly twin: { readonly id: string; readonly number: number } | null
}

async function orgOf(tx: Tx, { me, input, now }: Ask<"account", CreateRequest>): Promise<Facts["org"]> {
  if (!input.org) return null
  const [row] = await tx.rows<AskedOrgRow>(askedOrg(me, input.org, now))
  return row ? { id: row.id, name: row.name, billable: row.billable, admin: row.level === "ADMIN" } : null
}

async function projectOf(tx: Tx, ask: Ask<"account", CreateRequest>): Promise<Pick<Facts, "org" | "decides">> {
  const asked = detailsOf("sponsorship", ask.input.details)
  const found = asked ? await placeInProject(tx, asked.project, { actor: ask.actor }, "read") : null
  if (!found) return { org: null, decides: null }
  const { payer } = found.project
  const { level, payerAdmin } = found.access
  return {
    org: payer.id.startsWith("org-")
      ? { id: payer.id, name: payer.name, billable: payer.billable, admin: payerAdmin }
      : null,
    decides: payerAdmin || atLeast(level, "ADMINISTER"),
  }
}

async function load(tx: Tx, ask: Ask<"account", CreateRequest>): Promise<Facts> {
  const { me, input, locking } = ask
  const about = input.kind === "sponsorship" ? await projectOf(tx, ask) : { org: await orgOf(tx, ask), decides: null }
  const [person] = await tx.rows<AskerRow>(askerOf(me))
  const once = onceOf(askedOf(input), { org: about.org?.id ?? null, me })
  const [twin] = once ? await tx.rows<{ id: string; number: number }>(requestOpen(once, locking)) : []
  return { person: person ?? null, ...about, twin: twin ?? null }
}

const askedOf = ({ kind, licence, details }: CreateRequest) => ({ kind, licence, details })

/** The figures of what is asked, under the names that the trail has for them. */
function inTrail(details: CreateRequest["details"]): Fields {
  if (!details) return {}
  if ("limit" in details)
    return {
      spendingLimit: details.limit,
      ...(details.purchaseOrder ? { purchaseOrder: details.purchaseOrder } : {}),
    }
  if ("sponsor" in details) return { project: details.project, sponsor: details.sponsor, sponsoredUntil: details.until }
  return { name: details.name, ...(details.handle ? { handle: details.handle } : {}) }
}

function mayAsk({ facts: { person, org, decides, twin }, input }: Asked<"account", CreateRequest, Facts>): Verdict {
  if (!person) return refuse("sign_in_required")
  if (input.kind === "sponsorship") {
    if (decides === null) return refuse("not_found")
    if (!decides)
      return refuse("lacks_permission", "A sponsorship is asked for by those who administer the project or its payer.")
  } else if (input.org && !org) return refuse("not_found")
  if (OF_ADMINS.includes(input.kind) && !org?.admin)
    return refuse("lacks_permission", "What concerns the whole organization is asked for by its admins.")
  if (input.kind === "billable-org" && org && !org.admin)
    return refuse("lacks_permission", "What concerns the whole organization is asked for by its admins.")
  if (input.kind === "spending-limit" && !org?.billable) return refuse("org_not_billable")
  return twin
    ? refuse(
        "already_asked",
        `This has been asked already: request ${twin.number} is not decided yet. Add to that one instead.`,
      )
    : allow
}

/**
 * Asks support for something: plain support (A034), a limit (A031, A121, A122), a billable org (A024), what only support can switch on
 * (A043, A080, A180, A342), a sponsorship (A199). The request is kept, mailed to support as from the address of the account, and its receipt
 * to the person. What concerns a whole org is asked by its admins, once at a time: a second is refused with `already_asked` (A343, facts B3.7).
 */
export const createRequest = mutation({
  name: "request.create",
  summary: "Sends a request to support.",
  on: "account",
  needs: "signed-in",
  input: createRequestInput,
  things: (input) => {
    const asked = input.kind === "sponsorship" ? detailsOf(input.kind, input.details) : null
    return asked ? [asked.project] : []
  },
  load,
  rule: mayAsk,
  plan: ({ person, org }, { me, input }) => [
    {
      target: me,
      label: person?.name ?? me,
      outcome: "changed",
      before: null,
      after: {
        kind: input.kind,
        subject: input.subject,
        ...(org ? { org: org.id } : {}),
        ...(input.licence ? { licence: input.licence } : {}),
        ...inTrail(input.details),
      },
    },
  ],
  apply: async (tx, _, { me, input, now, facts: { person, org } }) => {
    const id = newId()
    const asked = askedOf(input)
    const about = { org: org?.id ?? null, me }
    const [row] = await tx.rows<{ number: number }>(
      requestMade({
        id,
        user: me,
        org: about.org,
        kind: input.kind,
        subject: input.subject,
        message: input.message,
        licence: input.licence ?? null,
        details: input.details ?? {},
        once: onceOf(asked, about),
        from: person?.email ?? "",
        now,
      }),
    )
    const number = row?.number ?? 0
    const { payload, bell } = aboutRequest({ id, number, subject: input.subject, ...asked }, org)
    const told = {
      ...payload,
      message: input.message,
      name: person?.name ?? "",
      handle: person?.handle ?? "",
      email: person?.email ?? "",
    }
    const receipt = person?.email
      ? [{ kind: "request.receipt" as const, to: { userId: me, address: person.email }, payload: told, bell }]
      : []
    return {
      value: { id, number },
      notices: [
        { kind: "request.received" as const, to: { userId: null, address: env().SUPPORT_EMAIL }, payload: told },
        ...receipt,
      ],
    }
  },
  conflicts: { request_once: "already_asked" },
  example: () => ({ subject: "A question", message: "How do we raise our limit?" }),
})
