import { eq, sql } from "drizzle-orm"
import { org } from "@/db/schema/org"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { setPoliciesInput } from "./inputs"

type Policies = {
  readonly memberListVisibility: "ADMIN" | "MEMBER" | "PUBLIC"
  readonly projectTransfer: "ADMIN" | "MEMBER"
}

/** Only what differs, on both sides. */
function difference(before: Policies, asked: { readonly [K in keyof Policies]?: Policies[K] | undefined }) {
  const fields = (["memberListVisibility", "projectTransfer"] as const).filter(
    (field) => asked[field] !== undefined && asked[field] !== before[field],
  )
  return {
    before: Object.fromEntries(fields.map((field) => [field, before[field]])),
    after: Object.fromEntries(fields.map((field) => [field, asked[field] ?? before[field]])),
    any: fields.length > 0,
  }
}

/**
 * Sets who may list the members (A040) and who may move a project's billing (A041); at once, everywhere, since every call
 * reads the org's row. Refuses with `stale_version` when someone else changed the org meanwhile (INV-37).
 */
export const setPolicies = mutation({
  name: "org.set-policies",
  summary: "Sets who may list the members and who may transfer projects.",
  on: "org",
  needs: "organization:edit",
  locksOrg: true,
  input: setPoliciesInput,
  load: async () => null,
  rule: ({ org, input }) => (input.version === org.version ? allow : refuse("stale_version")),
  plan: (_, { org, input }) => {
    const { before, after, any } = difference(org, input)
    const base = { target: org.id, label: org.name }
    return [any ? { ...base, outcome: "changed", before, after } : { ...base, outcome: "unchanged" }]
  },
  apply: async (tx, [change], { org: facts }) => {
    await tx.db
      .update(org)
      .set({ ...change?.after, version: sql`${org.version} + 1` })
      .where(eq(org.id, facts.id))
    return { value: { version: facts.version + 1 } }
  },
  example: () => ({ memberListVisibility: "MEMBER", version: 1 }),
})
