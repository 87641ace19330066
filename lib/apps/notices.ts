import { type AppToldRow, appTold } from "@/db/sql/apps"
import type { Tx } from "@/db/tenancy"
import type { Notice } from "@/lib/notices/notice"
import type { NoticeKind } from "@/lib/notices/templates"

import type { AppAsk, OnApp } from "./app"

type Payload = Notice["payload"]

/** Tells those whom it concerns, by mail and bell, each once and not who did it: users themselves, of an org its admins. */
export async function tellOfApp(
  tx: Tx,
  ask: AppAsk<unknown> & { readonly facts: OnApp },
  kind: NoticeKind,
  principals: readonly string[],
  payload: (principal: string) => Payload = () => ({}),
): Promise<readonly Notice[]> {
  const { app } = ask.facts
  if (!app || principals.length === 0) return []
  const rows = await tx.rows<AppToldRow>(appTold(app.id, principals))
  const by = ask.actor.kind === "user" ? ask.actor.name : "Provost"
  const told = new Map(rows.filter((row) => row.user_id !== ask.me).map((row) => [row.user_id, row]))
  return [...told.values()].map((row) => ({
    kind,
    to: { userId: row.user_id, address: row.email },
    bell: { link: `/apps/${app.id}` },
    payload: { name: row.name, by, app: app.title, appId: app.id, ...payload(row.principal) },
  }))
}
