import type { RefusalWord } from "@/lib/access/refusals"
import { type Change, mutation } from "@/lib/operations/operation"
import { byDeveloper, loadApp, type OnApp, targetOf } from "./app"
import { onVersion, publishInput } from "./inputs"

type Known = OnApp & { readonly found: { readonly deprecated: boolean } | null }

const line = ({ app }: Known, version: string) => ({
  target: targetOf(app, version),
  label: `${app?.title ?? ""} ${version}`,
})
const no = (facts: Known, version: string, refusal: RefusalWord): readonly Change[] => [
  { ...line(facts, version), outcome: "refused", refusal },
]

const loadVersion = async (
  tx: Parameters<typeof loadApp>[0],
  ask: Parameters<typeof loadApp>[2] & { readonly input: { readonly app: string; readonly version: string } },
): Promise<Known> => {
  const app = await loadApp(tx, ask.input.app, ask)
  const [found] = await tx.rows<{ deprecated: boolean }>({
    text: "select deprecated_at is not null as deprecated from app_version where app_id = $1 and version = $2",
    values: [ask.input.app, ask.input.version],
  })
  return { app, found: found ?? null }
}

/** Publishes a version of an app (A100). A version is published once: `version_taken`. */
export const publishVersion = mutation({
  name: "app.publish-version",
  summary: "Publishes a new version of an app.",
  on: "account",
  needs: "signed-in",
  input: publishInput,
  things: (input) => [input.app],
  load: loadVersion,
  rule: byDeveloper,
  plan: (facts, { input }) =>
    facts.found
      ? no(facts, input.version, "version_taken")
      : [
          {
            ...line(facts, input.version),
            outcome: "changed",
            before: null,
            after: { version: input.version, ...(input.notes ? { notes: input.notes } : {}) },
            chain: facts.app?.payer.id,
          },
        ],
  apply: async (tx, _changed, { input, me, now }) => {
    await tx.rows({
      text: "insert into app_version (app_id, version, notes, published_by, published_at) values ($1, $2, $3, $4, $5)",
      values: [input.app, input.version, input.notes, me, now],
    })
    return { value: null }
  },
  conflicts: { app_version_app_id_version_pk: "version_taken" },
  example: ({ app }) => ({ app, version: "1.1.0" }),
})

const setDeprecated = (deprecated: boolean) =>
  mutation({
    name: deprecated ? "app.deprecate-version" : "app.restore-version",
    summary: deprecated
      ? "Marks a version of an app as deprecated."
      : "Takes the mark of being deprecated off a version of an app.",
    on: "account",
    needs: "signed-in",
    input: onVersion,
    things: (input) => [input.app],
    load: loadVersion,
    rule: byDeveloper,
    plan: (facts, { input }): readonly Change[] => {
      if (!facts.found) return no(facts, input.version, "not_found")
      if (facts.found.deprecated === deprecated) return [{ ...line(facts, input.version), outcome: "unchanged" }]
      return [
        {
          ...line(facts, input.version),
          outcome: "changed",
          before: { deprecated: !deprecated },
          after: { deprecated },
          chain: facts.app?.payer.id,
        },
      ]
    },
    apply: async (tx, _changed, { input, now }) => {
      await tx.rows({
        text: "update app_version set deprecated_at = $3 where app_id = $1 and version = $2",
        values: [input.app, input.version, deprecated ? now : null],
      })
      return { value: null }
    },
    example: ({ app }) => ({ app, version: "1.0.0" }),
  })

/** Deprecates a version: it stays for those who use it, and is marked (A100). */
export const deprecateVersion = setDeprecated(true)
/** Undoes that (A341). */
export const restoreVersion = setDeprecated(false)
