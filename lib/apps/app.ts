import { type AppStandRow, appStand, type HolderRow } from "@/db/sql/apps"
import type { Tx } from "@/db/tenancy"
import { type AppAccess, type AppPath, appAccess, mayDevelop } from "@/lib/access/app-access"
import { refuse, type Verdict } from "@/lib/access/verdict"
import type { Ask } from "@/lib/operations/operation"

export type AppAsk<Input> = Ask<"account", Input>

/** An app and where the actor stands in it; null where there is none such, or none of theirs. */
export type App = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly description: string
  readonly version: number
  readonly createdBy: string
  readonly createdAt: string
  readonly payer: { readonly id: string; readonly name: string; readonly live: boolean }
  readonly access: AppAccess
  readonly paths: readonly AppPath[]
}

export async function loadApp(tx: Tx, id: string, ask: Pick<AppAsk<unknown>, "locking">): Promise<App | null> {
  const [row] = await tx.rows<AppStandRow>(appStand(id, ask.locking))
  if (!row) return null
  const paths = row.paths.map(
    ({ kind, principal, org_id, standing }): AppPath => ({ kind, principal, org: org_id, standing }),
  )
  const access = appAccess(paths, row.payer_admin)
  const { app, payer } = row
  if (!access.sees) return null
  return {
    id: app.id,
    name: app.name,
    title: app.title,
    description: app.description,
    version: app.version,
    createdBy: app.created_by,
    createdAt: app.created_at,
    payer: { id: app.billed_to, name: payer?.name ?? app.billed_to, live: payer?.state === "LIVE" },
    access,
    paths,
  }
}

export type OnApp = { readonly app: App | null }

/** A developer of the app, while who pays for it is not suspended; an app that is none of theirs does not exist for them. */
export function byDeveloper({ facts: { app } }: { readonly facts: OnApp }): Verdict {
  if (!app) return refuse("not_found")
  return app.payer.live ? mayDevelop(app.access) : refuse("org_expired")
}

/** What hangs on an app: `app-…/1.2.0`, `app-…/user-…`. */
export const targetOf = (app: App | null, part?: string): string => (part ? `${app?.id}/${part}` : (app?.id ?? ""))

export const holderOf = (row: HolderRow) => ({
  principal: row.principal,
  kind: row.kind,
  name: row.name,
  handle: row.handle,
  closed: row.state === "CLOSED",
  since: row.created_at.toISOString(),
})
