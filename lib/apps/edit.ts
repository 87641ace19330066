import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { byDeveloper, loadApp } from "./app"
import { editAppInput } from "./inputs"

/** Changes what an app says of itself (A100). Refuses with `stale_version` what was decided on an older state of it. */
export const editApp = mutation({
  name: "app.edit-details",
  summary: "Changes the title or the description of an app.",
  on: "account",
  needs: "signed-in",
  input: editAppInput,
  things: (input) => [input.app],
  load: async (tx, ask) => ({ app: await loadApp(tx, ask.input.app, ask) }),
  rule: (asked) => {
    const verdict = byDeveloper(asked)
    if (!verdict.allowed) return verdict
    return asked.facts.app?.version === asked.input.version ? allow : refuse("stale_version")
  },
  plan: ({ app }, { input }) => {
    const base = { target: app?.id ?? "", label: app?.title ?? "" }
    const fields = (["title", "description"] as const).filter(
      (field) => input[field] !== undefined && input[field] !== app?.[field],
    )
    if (fields.length === 0) return [{ ...base, outcome: "unchanged" }]
    const of = (from: Partial<Record<string, string>>) =>
      Object.fromEntries(fields.map((field) => [field, from[field] ?? null]))
    return [
      {
        ...base,
        outcome: "changed",
        before: of({ title: app?.title ?? "", description: app?.description ?? "" }),
        after: of({ ...(input.title ? { title: input.title } : {}), description: input.description ?? "" }),
        chain: app?.payer.id,
      },
    ]
  },
  apply: async (tx, _changed, { input }) => {
    await tx.rows({
      text: "update app set title = coalesce($2, title), description = coalesce($3, description), version = version + 1 where id = $1",
      values: [input.app, input.title ?? null, input.description ?? null],
    })
    return { value: { version: input.version + 1 } }
  },
  example: ({ app }) => ({ app, version: 1, title: "Another title" }),
})
