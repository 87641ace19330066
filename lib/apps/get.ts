import { appHolders, appVersions, type HolderRow, type VersionRow } from "@/db/sql/apps"
import type { Tx } from "@/db/tenancy"
import { appPathWords } from "@/lib/access/app-access"
import { Leave, refused } from "@/lib/operations/failures"
import { query } from "@/lib/operations/operation"
import { type App, holderOf, loadApp } from "./app"
import { onApp } from "./inputs"

const ownDeveloper = ({ paths, access }: App): boolean =>
  access.developer && paths.some((path) => path.org === null && path.kind === "DEVELOPER")

async function described(tx: Tx, app: App) {
  const { access } = app
  const decides = access.developer || access.payerAdmin
  const versions = await tx.rows<VersionRow>(appVersions(app.id))
  const holders = await tx.rows<HolderRow>(appHolders(app.id))
  const names = new Map(holders.map((row) => [row.principal, row.name]))
  const told = { payer: app.payer.name, person: null }
  return {
    id: app.id,
    name: app.name,
    title: app.title,
    description: app.description,
    createdBy: names.get(app.createdBy) ?? app.createdBy,
    createdAt: app.createdAt,
    payer: app.payer,
    /** Counts up with each change of the details; `app.edit-details` asks for it. */
    revision: app.version,
    access,
    /** By which ways it reaches the one who asks, each with why it counts or not. */
    paths: app.paths.map((path) => {
      const named = { ...path, name: names.get(path.principal) ?? path.principal }
      return { ...named, why: appPathWords(named, told) }
    }),
    versions: versions.map((row) => ({
      version: row.version,
      notes: row.notes,
      publishedBy: row.published_by_name ?? row.published_by,
      publishedAt: row.published_at.toISOString(),
      deprecatedAt: row.deprecated_at?.toISOString() ?? null,
    })),
    /** Developers and authorized users; null for those who only run it. */
    holders: decides ? holders.map(holderOf) : null,
    permits: {
      develop: access.developer && app.payer.live,
      grantSelf: access.payerAdmin && app.payer.live && !ownDeveloper(app),
    },
  }
}

/** An app with its versions, for all whom it reaches; with its developers and authorized users for those who decide over it (A097 to A101). */
export const getApp = query({
  name: "app.get",
  summary: "Describes an app: its versions, who pays, who develops and may run it, and what you may do with it.",
  on: "account",
  needs: "signed-in",
  input: onApp,
  things: (input) => [input.app],
  run: async (tx, ask) => {
    const app = await loadApp(tx, ask.input.app, ask)
    if (!app) throw new Leave(refused("not_found"))
    return described(tx, app)
  },
  example: ({ app }) => ({ app }),
})
export type AppDescription = Awaited<ReturnType<typeof described>>
