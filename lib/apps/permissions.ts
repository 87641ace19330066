import { appHolders, type HolderRow, permissionsGive, permissionsTake } from "@/db/sql/apps"
import { principalsSought, type SoughtRow } from "@/db/sql/project-grants"
import type { Tx } from "@/db/tenancy"
import { APP_KIND_WORDS, type AppKind } from "@/lib/access/app-access"
import { refuse } from "@/lib/access/verdict"
import { type Change, mutation } from "@/lib/operations/operation"
import { type AppAsk, byDeveloper, loadApp, type OnApp, targetOf } from "./app"
import { onApp, permissionInput } from "./inputs"
import { tellOfApp } from "./notices"

type Input = { readonly app: string; readonly kind: AppKind; readonly principals: readonly string[] }
type Facts = OnApp & {
  readonly sought: ReadonlyMap<string, SoughtRow>
  readonly held: ReadonlyMap<string, HolderRow>
}

async function load(tx: Tx, ask: AppAsk<Input>): Promise<Facts> {
  const app = await loadApp(tx, ask.input.app, ask)
  if (!app) return { app, sought: new Map(), held: new Map() }
  const words = [...new Set(ask.input.principals)]
  const sought = await tx.rows<SoughtRow>(principalsSought(words))
  const held = (await tx.rows<HolderRow>(appHolders(app.id))).filter((row) => row.kind === ask.input.kind)
  return {
    app,
    sought: new Map(sought.filter((row) => !row.id.startsWith("group-")).map((row) => [row.word, row])),
    held: new Map(held.map((row) => [row.principal, row])),
  }
}

/** One line for each who is named, none twice. */
function each(facts: Facts, input: Input, of: (id: string, name: string) => Change | null): readonly Change[] {
  const seen = new Set<string>()
  return input.principals.flatMap((word): Change[] => {
    const found = facts.sought.get(word)
    const id = found?.id ?? (facts.held.has(word) ? word : null)
    const unknown = { target: targetOf(facts.app, word), label: word, outcome: "refused" } as const
    if (id === null) return [{ ...unknown, refusal: "unknown_principal" }]
    if (seen.has(id)) return []
    seen.add(id)
    const change = of(id, found?.name ?? facts.held.get(id)?.name ?? id)
    return change ? [change] : [{ ...unknown, refusal: "unknown_principal" }]
  })
}

const line = (facts: Facts, id: string, label: string) => ({ target: targetOf(facts.app, id), label })
const targets = (changed: readonly { readonly target: string }[]) =>
  changed.map(({ target }) => target.slice(target.indexOf("/") + 1))

const KIND_TOLD = { DEVELOPER: "a developer", USER: "an authorized user" } as const

/** Makes users or orgs developers or authorized users of an app (A100, A101). */
export const addPermissions = mutation({
  name: "app.add-permissions",
  summary: "Makes users or organizations developers or authorized users of an app.",
  on: "account",
  needs: "signed-in",
  input: permissionInput,
  things: (input) => [input.app],
  load,
  rule: byDeveloper,
  plan: (facts, { input }) =>
    each(facts, input, (id, label) => {
      const found = [...facts.sought.values()].find((row) => row.id === id)
      if (id.startsWith("user-") && found?.state !== "ACTIVE") return null
      if (facts.held.has(id)) return { ...line(facts, id, label), outcome: "unchanged" }
      const after = { permission: APP_KIND_WORDS[input.kind] }
      return { ...line(facts, id, label), outcome: "changed", before: null, after, chain: facts.app?.payer.id }
    }),
  apply: async (tx, changed, asked) => {
    const { input, now } = asked
    const given = targets(changed)
    await tx.count(permissionsGive(input.app, input.kind, given, now))
    const kind = KIND_TOLD[input.kind]
    const names = new Map(changed.map((one) => [one.target, one.label]))
    const whom = (id: string) => (id.startsWith("org-") ? (names.get(targetOf(asked.facts.app, id)) ?? id) : "you")
    return {
      value: null,
      notices: await tellOfApp(tx, asked, "app.permitted", given, (id) => ({ kind, whom: whom(id) })),
    }
  },
  example: ({ app, outsider }) => ({ app, kind: "USER", principals: [outsider] }),
})

/** Takes it back; what they hold through an org stays theirs (A100). */
export const removePermissions = mutation({
  name: "app.remove-permissions",
  summary: "Takes being a developer or an authorized user of an app back from users or organizations.",
  on: "account",
  needs: "signed-in",
  input: permissionInput,
  things: (input) => [input.app],
  load,
  rule: byDeveloper,
  plan: (facts, { input }) =>
    each(facts, input, (id, label) => {
      // Who holds nothing here is no business of the app's: whether they are anywhere is not said.
      if (!facts.held.has(id)) return null
      const before = { permission: APP_KIND_WORDS[input.kind] }
      return { ...line(facts, id, label), outcome: "changed", before, after: null, chain: facts.app?.payer.id }
    }),
  apply: async (tx, changed, { input }) => {
    await tx.count(permissionsTake(input.app, input.kind, targets(changed)))
    return { value: null }
  },
  example: ({ app, org }) => ({ app, kind: "USER", principals: [org] }),
})

/** An admin of the org that pays makes themselves a developer, of apps billed to it and no other (A099, settled 1.5). */
export const developApp = mutation({
  name: "app.grant-self",
  summary: "Makes you a developer of an app that an organization you administer pays for.",
  on: "account",
  needs: "signed-in",
  input: onApp,
  things: (input) => [input.app],
  load: async (tx, ask) => {
    const app = await loadApp(tx, ask.input.app, ask)
    const held = app ? await tx.rows<HolderRow>(appHolders(app.id)) : []
    return { app, developers: held.filter((row) => row.kind === "DEVELOPER").map((row) => row.principal) }
  },
  rule: ({ facts: { app } }) => {
    if (!app) return refuse("not_found")
    if (!app.access.payerAdmin) return refuse("lacks_permission")
    return app.payer.live ? { allowed: true } : refuse("org_expired")
  },
  plan: ({ app }, { me }) => {
    const base = { target: targetOf(app, me), label: app?.title ?? "" }
    if (app?.paths.some((path) => path.principal === me && path.kind === "DEVELOPER"))
      return [{ ...base, outcome: "unchanged" }]
    const after = { permission: APP_KIND_WORDS.DEVELOPER }
    return [{ ...base, outcome: "changed", before: null, after, chain: app?.payer.id }]
  },
  apply: async (tx, _changed, asked) => {
    const { input, me, now, facts } = asked
    await tx.count(permissionsGive(input.app, "DEVELOPER", [me], now))
    return { value: null, notices: await tellOfApp(tx, asked, "app.grant-self", facts.developers) }
  },
  example: ({ app }) => ({ app }),
})
