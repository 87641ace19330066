import { type OwnOrgRow, ownOrgs, sessionAdded } from "@/db/sql/sessions"
import { allow, refuse } from "@/lib/access/verdict"
import { hashSecret, newId, newSecret } from "@/lib/ids"
import { type Change, mutation } from "@/lib/operations/operation"
import { openSessionInput } from "./inputs"

type Facts = {
  readonly name: string
  readonly passwordChangedAt: string | null
  readonly isEnabled: boolean
  readonly orgs: readonly OwnOrgRow[]
}

/** A session's cookie, for the door alone to set: it is taken out of every answer. */
export type Opened = { readonly cookie: "set"; readonly secret: string }

/** The org a person starts in: the one they chose, else where their level is highest, ties by the alphabet (A021). */
export const firstOrg = (orgs: readonly OwnOrgRow[]): string | null =>
  (orgs.find((org) => org.is_default) ?? orgs[0])?.org_id ?? null

/**
 * Signs in the person who has just proven who they are: always a new session with a new secret (INV-20). Whoever comes with a
 * session or a token has not, and cannot ask for this.
 */
export const openSession = mutation<"account", { passwordChangedAt: string | null }, Facts, Opened>({
  name: "session.open",
  summary: "Signs in.",
  on: "account",
  needs: "signed-in",
  input: openSessionInput,
  tokens: false,
  load: async (tx, { me, now }) => {
    const [row] = await tx.rows<{ name: string; state: string; password_changed_at: Date | null }>({
      text: `select u.name, u.state, a.password_changed_at from "user" u left join account a on a.user_id = u.id where u.id = $1`,
      values: [me],
    })
    return {
      name: row?.name ?? "",
      isEnabled: row?.state === "ACTIVE",
      passwordChangedAt: row?.password_changed_at?.toISOString() ?? null,
      orgs: await tx.rows<OwnOrgRow>(ownOrgs(me, now)),
    }
  },
  rule: ({ actor, facts, input }) => {
    if (actor.kind !== "user" || actor.session !== null || actor.token !== null) return refuse("not_found")
    return facts.isEnabled && facts.passwordChangedAt === input.passwordChangedAt ? allow : refuse("wrong_credentials")
  },
  plan: (facts, { me, origin }) => {
    const first = firstOrg(facts.orgs)
    const chosen = facts.orgs.some((org) => org.is_default)
    const signIn: Change = {
      target: me,
      label: facts.name,
      outcome: "changed",
      before: null,
      after: { session: "opened", door: origin.door, ...(chosen ? {} : { defaultOrg: first }) },
    }
    return [signIn]
  },
  apply: async (tx, _changed, { me, facts, now, origin }) => {
    const secret = newSecret()
    await tx.rows(
      sessionAdded(
        {
          id: newId(),
          user: me,
          hash: hashSecret(secret).toString("hex"),
          ip: origin.ip,
          agent: origin.agent,
        },
        now,
      ),
    )
    await tx.rows({
      text: `update "user" set last_active_at = $2, default_org = case when $3 then default_org else $4 end where id = $1`,
      values: [me, now, facts.orgs.some((org) => org.is_default), firstOrg(facts.orgs)],
    })
    return { value: { cookie: "set", secret } }
  },
  example: () => ({ passwordChangedAt: null }),
})
