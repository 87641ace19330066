import { grantsTold, type ToldRow } from "@/db/sql/project-grants"
import type { Tx } from "@/db/tenancy"
import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { GrantLevel } from "@/lib/access/project-access"
import type { Notice } from "@/lib/notices/notice"
import { aboutProject } from "@/lib/notices/project"
import type { NoticeKind } from "@/lib/notices/templates"
import type { ProjectAsk } from "./grant"

type Payload = Notice["payload"]

/**
 * Tells of grants those whom they are about, except who did it, each person once: by bell, and by mail unless that was switched off
 * (B2.4). A mail names a PHI project by its id (A184).
 */
export async function tellOfGrants(
  tx: Tx,
  ask: ProjectAsk,
  kind: NoticeKind,
  grants: ReadonlyMap<string, Payload>,
  byMail = true,
): Promise<readonly Notice[]> {
  const rows = await tx.rows<ToldRow>(grantsTold(ask.project.id, [...grants.keys()]))
  const told = new Map(rows.filter((row) => row.user_id !== ask.me).map((row) => [row.user_id, row]))
  const by = ask.actor.kind === "user" ? ask.actor.name : "Provost"
  const { payload, bell } = aboutProject(ask.project)
  return [...told.values()].map((row) => ({
    kind,
    to: { userId: row.user_id, address: byMail ? row.email : null },
    payload: { name: row.name, by, ...payload, ...grants.get(row.principal) },
    bell,
  }))
}

export const grantPayload = (level: string, endsAt: string | null, whom: string): Payload => ({
  level: PROJECT_LEVEL_WORDS[level as GrantLevel],
  endsAt,
  whom,
})
