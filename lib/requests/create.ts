import type { Tx } from "@/db/tenancy"
import { allow, refuse } from "@/lib/access/verdict"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import { type Ask, mutation } from "@/lib/operations/operation"
import { type CreateRequest, createRequestInput, requestedWords } from "./inputs"

type Facts = {
  readonly person: { readonly name: string; readonly handle: string; readonly email: string | null } | null
  /** The org it is about, where the person is an active member of it. */
  readonly org: { readonly name: string; readonly level: "ADMIN" | "MEMBER" } | null
}

async function load(tx: Tx, { me, input, now }: Ask<"account", CreateRequest>): Promise<Facts> {
  const [person] = await tx.rows<{ name: string; handle: string; email: string | null }>({
    text: `select name, handle, email from "user" where id = $1`,
    values: [me],
  })
  const [org] = await tx.rows<{ name: string; level: "ADMIN" | "MEMBER" }>({
    text: `select o.name, m.level from member m join org o on o.id = m.org_id
      where m.user_id = $1 and m.org_id = $2 and not m.disabled and (m.ends_at is null or m.ends_at > $3)`,
    values: [me, input.org ?? null, now],
  })
  return { person: person ?? null, org: org ?? null }
}

/**
 * Asks support for something (A034), also for what only support can switch on (A043, A080, A342): the request is kept, mailed to
 * support, and its receipt to the person. What concerns a whole org is asked by its admins.
 */
export const createRequest = mutation({
  name: "request.create",
  summary: "Sends a request to support.",
  on: "account",
  needs: "signed-in",
  input: createRequestInput,
  load,
  rule: ({ facts, input }) => {
    if (!facts.person) return refuse("sign_in_required")
    if (input.org && !facts.org) return refuse("not_found")
    const ofAdmins = input.kind === "provisioning" || input.kind === "phi"
    return ofAdmins && facts.org?.level !== "ADMIN" ? refuse("lacks_permission") : allow
  },
  plan: (facts, { me, input }) => [
    {
      target: me,
      label: facts.person?.name ?? me,
      outcome: "changed",
      before: null,
      after: {
        kind: input.kind,
        subject: input.subject,
        ...(input.org ? { org: input.org } : {}),
        ...(input.licence ? { licence: input.licence } : {}),
      },
    },
  ],
  apply: async (tx, _, { me, input, now, facts }) => {
    const id = newId()
    const [row] = await tx.rows<{ number: string }>({
      text: `insert into request (id, user_id, org_id, kind, subject, message, created_at, licence) values ($1, $2, $3, $4, $5, $6, $7, $8)
        returning number`,
      values: [id, me, input.org ?? null, input.kind, input.subject, input.message, now, input.licence ?? null],
    })
    const number = Number(row?.number ?? 0)
    const payload = {
      number,
      kind: requestedWords(input.kind, input.licence),
      subject: input.subject,
      message: input.message,
      name: facts.person?.name ?? "",
      handle: facts.person?.handle ?? "",
      email: facts.person?.email ?? "",
      org: facts.org?.name ?? null,
      orgId: input.org ?? null,
    }
    const receipt = facts.person?.email
      ? [{ kind: "request.receipt" as const, to: { userId: me, address: facts.person.email }, payload }]
      : []
    return {
      value: { id, number },
      notices: [
        { kind: "request.received" as const, to: { userId: null, address: env().SUPPORT_EMAIL }, payload },
        ...receipt,
      ],
    }
  },
  example: () => ({ subject: "A question", message: "How do we raise our limit?" }),
})
