import type { z } from "zod"
import { type OrgAppRow, type OrgAppsPage, orgAppsCount, orgAppsPage } from "@/db/sql/apps"
import type { Tx } from "@/db/tenancy"
import { type Ask, query } from "@/lib/operations/operation"
import { listOrgAppsInput } from "./inputs"
import { knownPlace, pageOf, stretchOf } from "./list"

const listed = (row: OrgAppRow) => ({
  id: row.id,
  name: row.name,
  title: row.title,
  latest: row.latest,
  versions: row.versions,
  deprecated: row.deprecated,
  developers: row.developers,
  users: row.users,
  developer: row.developer,
  runs: row.runs,
  createdAt: row.created_at.toISOString(),
})
export type ListedOrgApp = ReturnType<typeof listed>

async function page(tx: Tx, { input, org, me, standing }: Ask<"org", z.output<typeof listOrgAppsInput>>) {
  const { back, ...stretch } = stretchOf(input)
  const asked: OrgAppsPage = { org: org.id, user: me, all: standing.level === "ADMIN", q: input.q, ...stretch }
  const found = await tx.rows<OrgAppRow>(orgAppsPage(asked))
  const [counted] = await tx.rows<{ n: number }>(orgAppsCount(asked))
  const { rows, ...places } = pageOf(found, input, back)
  return { rows: rows.map(listed), total: counted?.n ?? 0, ...places }
}

/** The apps billed to the org: all of them for its admins, for a member those that reach them (A008, A098). */
export const listOrgApps = query({
  name: "org-app.list",
  summary: "A page of the apps billed to the organization; for a plain member, of those that reach them.",
  on: "org",
  needs: "member",
  input: listOrgAppsInput,
  rule: knownPlace,
  run: page,
  example: () => ({ size: 25 }),
})
