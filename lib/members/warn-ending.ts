import { z } from "zod"
import { DAY } from "@/lib/clock"
import { type Ask, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"

type Ending = { readonly user_id: string; readonly name: string; readonly email: string; readonly ends_at: Date }
type Stage = "ended" | "3 days" | "14 days"

/** Which warning is due for an end date: only the nearest one. */
export function stageOf(endsAt: Date, now: Date): Stage | null {
  const left = endsAt.getTime() - now.getTime()
  if (left <= 0) return "ended"
  return left <= 3 * DAY ? "3 days" : left <= 14 * DAY ? "14 days" : null
}

const keyOf = (org: string, one: Ending, stage: Stage): string =>
  `ending:${org}:${one.user_id}:${one.ends_at.toISOString()}:${stage}`

type Due = Ending & { readonly stage: Stage; readonly key: string }

/** Warns members by mail 14 and 3 days before their membership ends, and says so when it has; each once for each end date. */
export const warnEnding = mutation({
  name: "member.warn-ending",
  summary: "Warns members whose membership ends soon.",
  on: "org",
  needs: "system",
  input: z.strictObject({}),
  load: async (tx, { org, now }: Ask<"org", unknown>): Promise<readonly Due[]> => {
    const rows = await tx.rows<Ending>({
      text: `select user_id, name, email, ends_at from member where org_id = $1 and ends_at > $2::timestamptz - interval '7 days'
        and ends_at <= $2::timestamptz + interval '14 days' and not disabled and email is not null order by ends_at, user_id`,
      values: [org.id, now],
    })
    const due = rows.flatMap((row) => {
      const stage = stageOf(row.ends_at, now)
      return stage ? [{ ...row, stage, key: keyOf(org.id, row, stage) }] : []
    })
    const sent = await tx.rows<{ dedupe_key: string }>({
      text: "select dedupe_key from mail where dedupe_key = any ($1::text[])",
      values: [due.map((one) => one.key)],
    })
    const known = new Set(sent.map((row) => row.dedupe_key))
    return due.filter((one) => !known.has(one.key)).slice(0, 1000)
  },
  rule: anyone,
  plan: (due) =>
    due.map((one) => ({
      target: one.user_id,
      label: one.name,
      outcome: "changed" as const,
      before: null,
      after: { warned: one.stage, endsAt: one.ends_at.toISOString() },
    })),
  apply: async (_tx, _changed, { facts, org }) => ({
    value: null,
    notices: facts.map((one) => ({
      kind: one.stage === "ended" ? "member.ended" : "member.ending",
      to: { userId: one.user_id, address: one.email },
      bell: { link: "/profile/organizations" },
      orgId: org.id,
      payload: { name: one.name, org: org.name, orgId: org.id, endsAt: one.ends_at.toISOString() },
      dedupeKey: one.key,
    })),
  }),
  example: () => ({}),
})
