import type { z } from "zod"
import { billingLinkAdd, billingLinksVoid, informationAdd, informationEnded } from "@/db/sql/billing-information"
import type { Tx } from "@/db/tenancy"
import { allow, refuse } from "@/lib/access/verdict"
import { after } from "@/lib/clock"
import { newId } from "@/lib/ids"
import { type Asked, type Change, mutation } from "@/lib/operations/operation"
import { checkContents, countryName } from "./check-address"
import {
  CONFIRM_DAYS,
  CONFIRM_TIME,
  columnsOf,
  contentsOf,
  differing,
  loadStanding,
  type StandingInformation,
  stateAt,
} from "./information"
import { type Contents, contentsFields, FIELD_WORDS, submitInput } from "./inputs"
import { adminNotices, confirmNotice } from "./notices"

type Input = z.output<typeof submitInput>
type Facts = StandingInformation & {
  readonly contents: Contents
  readonly faults: Readonly<Record<string, string>> | null
}
type SubmitAsked = Asked<"org", Input, Facts>

const contentsFrom = ({ seen: _, ...contents }: Input): Contents => contentsFields.parse(contents)

export const by = ({ actor }: Pick<SubmitAsked, "actor">): string => (actor.kind === "user" ? actor.name : "Provost")

/** Opens the one link that counts and mails it to the recipient; returns the mail. */
export async function askRecipient(
  tx: Tx,
  { org, actor, now }: Pick<SubmitAsked, "org" | "actor" | "now">,
  information: string,
  contents: Contents,
) {
  const link = newId()
  const expiresAt = after(now, CONFIRM_TIME)
  await tx.rows(billingLinksVoid(org.id, information, now))
  await tx.rows(billingLinkAdd({ id: link, org: org.id, information, email: contents.email }, now, expiresAt))
  return confirmNotice(org, by({ actor }), contents, link, expiresAt)
}

function planOf({ inForce, pending, contents }: Facts, { now, org }: SubmitAsked): readonly Change[] {
  const label = contents.companyName
  if (pending && stateAt(pending, now) === "PENDING" && differing(contentsOf(pending), contents).length === 0)
    return [{ target: pending.id, label, outcome: "unchanged", note: "waits for its recipient already" }]
  const changes = differing(inForce && contentsOf(inForce), contents)
  if (inForce && changes.length === 0)
    return [{ target: inForce.id, label, outcome: "unchanged", note: "is in force already" }]
  const dropped: Change[] = pending
    ? [
        {
          target: pending.id,
          label: pending.company_name,
          outcome: "changed",
          before: { state: "PENDING" },
          after: { state: stateAt(pending, now) === "EXPIRED" ? "EXPIRED" : "WITHDRAWN" },
        },
      ]
    : []
  return [
    ...dropped,
    {
      target: newId(),
      planned: `${org.id}/billing-information`,
      label,
      outcome: "changed",
      before: null,
      after: {
        state: "PENDING",
        country: countryName(contents.country),
        changes: changes.map((field) => FIELD_WORDS[field].toLowerCase()),
      },
      note: `is mailed to ${contents.email} to confirm, within ${CONFIRM_DAYS} days`,
    },
  ]
}

/**
 * Submits whom the org's invoices go to and mails them a link (A113 to A115). What is in force stays so until the recipient has followed it
 * (A116); what waited before is withdrawn, and its link dead. The trail names the fields that differ and the country, and nothing else:
 * who the recipient is stands in the row of the event's target alone, where it can be erased.
 */
export const submitInformation = mutation<"org", Input, Facts, { id: string; expiresAt: string } | null>({
  name: "billing-information.submit",
  summary: "Submits billing information and mails its recipient a link to confirm it.",
  on: "org",
  needs: "billing:edit",
  locksOrg: true,
  input: submitInput,
  load: async (tx, { org, input, locking }) => ({
    ...(await loadStanding(tx, org.id, locking)),
    ...(await checkContents(contentsFrom(input))),
  }),
  rule: ({ facts: { inForce, pending, faults }, input: { seen } }) => {
    if ((inForce?.id ?? null) !== seen.inForce || (pending?.id ?? null) !== seen.pending)
      return refuse(
        "stale_version",
        "The billing information was changed or confirmed meanwhile. Reload to see how it stands, and try again.",
      )
    if (!faults) return allow
    return { ...refuse("invalid_input", Object.values(faults)[0]), fields: faults }
  },
  plan: planOf,
  apply: async (tx, changed, asked) => {
    const { org, now, me, facts } = asked
    const { contents, pending } = facts
    for (const { target, after: to } of changed) {
      if (target !== pending?.id) continue
      await tx.rows(informationEnded(org.id, target, to?.state === "EXPIRED" ? "EXPIRED" : "WITHDRAWN", now))
      await tx.rows(billingLinksVoid(org.id, target, now))
    }
    const id = changed.at(-1)?.target ?? newId()
    const expiresAt = after(now, CONFIRM_TIME)
    const row = { org_id: org.id, id, submitted_by: me, submitted_at: now, expires_at: expiresAt }
    await tx.rows(informationAdd({ ...row, ...columnsOf(contents) }))
    return {
      value: { id, expiresAt: expiresAt.toISOString() },
      notices: [
        await askRecipient(tx, asked, id, contents),
        ...(await adminNotices(
          tx,
          org,
          { kind: "billing-information.submitted", recipient: `${contents.name} (${contents.email})`, by: by(asked) },
          now,
          me,
        )),
      ],
    }
  },
  conflicts: { billing_information_pending: "stale_version" },
  example: ({ billing }) => ({
    name: "Fiona Finance",
    email: "finance@lab.example",
    companyName: "Genome Works Ltd",
    address1: "10 Downing Street",
    city: "London",
    postCode: "SW1A 2AA",
    country: "GB",
    currency: "GBP",
    seen: { inForce: billing, pending: null },
  }),
})
